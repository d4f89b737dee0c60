package import HTTPModel

/// Sends requests over HTTP/1.1 with libcurl: each unchanged, over kept connections.
///
/// A request is sent once. If the server closes a kept connection without a byte of a response, the request is sent
/// again on another connection, once, if that does no harm (RFC 9110 §9.2.2): its method is idempotent, or the server
/// took no byte of it.
///
/// The flow: `Endpoint` (the address) → `FieldLines` (the header fields for libcurl) → `CurlHandle` (the transfer) →
/// `HTTPResponse`, or a `TransportError` whose sentence `CurlFailure` makes. No redirect is followed, no cookie is
/// kept, nothing is decompressed.
package final class CurlTransport: HTTPTransport {
    package struct Options: Sendable {
        /// The longest response body taken, in bytes.
        package var maxResponseBytes = 64 << 20
        /// The file with the certificates (PEM) to trust; nil for the system's.
        package var caFile: String?
        /// The file with the client's certificate (PEM) and the intermediate ones after it; nil for none.
        package var clientCertificate: String?
        /// The file with its private key (PEM); nil when that is in the certificate's file.
        package var clientKey: String?
        /// The password of the private key; nil when it has none.
        package var keyPassword: String?
        /// The proxy's URL, or an empty string for none; nil for that of the environment (`http_proxy`, …).
        package var proxy: String?
        /// The User-Agent of requests without one.
        package var userAgent = "understudy"

        package init() {}
    }

    private let options: Options
    private let pool = CurlHandlePool()

    package init(options: Options = Options()) { self.options = options }

    /// Checks that requests can be sent to `baseURL`.
    ///
    /// - Throws: `TransportError` of kind `badRequest` if it cannot be used. The message has no user and no password.
    package static func check(_ baseURL: String) throws(TransportError) {
        _ = try Endpoint(baseURL: baseURL, target: RequestTarget("/"))
    }

    package func send(
        _ request: HTTPRequest, to baseURL: String, timeout: Duration
    ) throws(TransportError) -> HTTPResponse {
        var resent = 0
        return try send(request, to: baseURL, timeout: timeout, resent: &resent)
    }

    package func send(
        _ request: HTTPRequest, to baseURL: String, timeout: Duration, resent: inout Int
    ) throws(TransportError) -> HTTPResponse {
        let endpoint = try Endpoint(baseURL: baseURL, target: request.target)
        let lines = try FieldLines(request, userAgent: options.userAgent)
        let handle = pool.take()
        defer { pool.giveBack(handle) }
        return try handle.send(
            request, lines: lines, to: endpoint, timeout: timeout, options: options, resent: &resent)
    }
}
