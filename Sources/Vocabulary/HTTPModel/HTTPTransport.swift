/// Sends requests to an endpoint.
///
/// The verifier sends through it.
package protocol HTTPTransport: Sendable {
    /// Sends `request` to `baseURL` followed by the request's target; gives the response whatever its status.
    ///
    /// - Throws: `TransportError` when no complete response came.
    func send(_ request: HTTPRequest, to baseURL: String, timeout: Duration) throws(TransportError) -> HTTPResponse

    /// Does the same, and adds to `resent` how often the request was sent again on another connection.
    func send(
        _ request: HTTPRequest, to baseURL: String, timeout: Duration, resent: inout Int
    ) throws(TransportError) -> HTTPResponse
}

extension HTTPTransport {
    /// For a transport that sends nothing again.
    package func send(
        _ request: HTTPRequest, to baseURL: String, timeout: Duration, resent: inout Int
    ) throws(TransportError) -> HTTPResponse {
        try send(request, to: baseURL, timeout: timeout)
    }
}

/// Why no response came.
package struct TransportError: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Kind: String, Sendable {
        /// No connection could be made: nothing listens, the name is unknown, the certificate is refused.
        case notConnected
        /// The connection was made, and ended or failed before the response was complete.
        case interrupted
        case timedOut
        /// The URL or a header cannot be sent.
        case badRequest
    }

    package let kind: Kind
    /// What happened, naming host and port: `cannot connect to 127.0.0.1:9: connection refused`.
    package let description: String

    package init(_ kind: Kind, _ description: String) {
        self.kind = kind
        self.description = description
    }
}
