internal import CCurl
internal import Glibc
internal import HTTPModel

/// The facts of a failed transfer, and the sentences about it.
///
/// No sentence contains a header field, a body, or user and password of the URL; `detail` has none of them.
struct CurlFailure {
    let code: CURLcode
    /// libcurl's message; may be empty.
    let detail: String
    /// The system's error number; 0 for none.
    let systemError: Int32
    let isBeyondLimit: Bool
    /// The method of a request that was not sent again on another connection because of it; nil for any other failure.
    let unrepeatable: HTTPMethod?
    let timeout: Duration
    let options: CurlTransport.Options

    func error(at endpoint: Endpoint) -> TransportError {
        let place = endpoint.authority
        switch code {
        case CURLE_COULDNT_CONNECT: return TransportError(.notConnected, connectSentence(endpoint))
        case CURLE_COULDNT_RESOLVE_HOST: return TransportError(.notConnected, "cannot resolve '\(endpoint.host)'")
        case CURLE_COULDNT_RESOLVE_PROXY:
            return TransportError(.notConnected, "cannot resolve the proxy on the way to \(place)")
        case CURLE_PROXY: return proxyRefusal(place)
        case CURLE_OPERATION_TIMEDOUT:
            return TransportError(.timedOut, "no response from \(place) within \(Self.text(of: timeout))")
        case CURLE_GOT_NOTHING, CURLE_PARTIAL_FILE, CURLE_SEND_ERROR, CURLE_ABORTED_BY_CALLBACK:
            return closed(place)
        case _ where isHeadTooLong:
            return TransportError(
                .interrupted, "the header fields of the response from \(place) are longer than libcurl takes")
        case CURLE_SSL_CERTPROBLEM: return TransportError(.notConnected, certificateSentence)
        // Because in TLS 1.3 the server checks the client's certificate after the handshake (RFC 8446 §4.4.2).
        case _ where detail.contains("certificate required") || detail.contains("tlsv13 alert"):
            return TransportError(.notConnected, "\(place) \(clientCertificateRefusal)")
        case CURLE_RECV_ERROR where detail.contains("CONNECT"): return proxyRefusal(place)
        case CURLE_RECV_ERROR where detail.hasPrefix("Recv failure") || detail.contains("SSL_read"):
            return closed(place)
        case CURLE_WRITE_ERROR where isBeyondLimit:
            return TransportError(
                .interrupted, "the response from \(place) is longer than the limit of \(options.maxResponseBytes) bytes"
            )
        case CURLE_UNSUPPORTED_PROTOCOL, CURLE_WEIRD_SERVER_REPLY, CURLE_RECV_ERROR:
            return TransportError(.interrupted, "the answer from \(place) is not HTTP/1.1: \(reason)")
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CACERT_BADFILE:
            return TransportError(.notConnected, tlsSentence(place))
        default: return TransportError(.interrupted, "the exchange with \(place) failed: \(reason)")
        }
    }

    /// Whether the head is too long for libcurl: a line over 100 KB, which it reports as lack of memory, or 300 KB of
    /// header fields.
    private var isHeadTooLong: Bool {
        code == CURLE_OUT_OF_MEMORY || detail.hasPrefix("Too large response headers")
    }

    private func closed(_ place: String) -> TransportError {
        if let unrepeatable {
            return TransportError(
                .interrupted,
                "\(place) closed the kept connection when the request was sent; a \(unrepeatable) may have been "
                    + "carried out, so it was not sent again")
        }
        return TransportError(.interrupted, "the connection to \(place) closed before the response was complete")
    }

    private func proxyRefusal(_ place: String) -> TransportError {
        TransportError(.notConnected, "the proxy gives no connection to \(place): \(reason)")
    }

    private func connectSentence(_ endpoint: Endpoint) -> String {
        let why = systemError == 0 ? reason : String(cString: strerror(systemError)).startingLowercase
        // Because libcurl names the host that it tried, any other host is the proxy.
        let host = endpoint.host.filter { $0 != "[" && $0 != "]" }
        let isProxy =
            detail.hasPrefix("Failed to connect to ")
            && !detail.hasPrefix("Failed to connect to \(host) port \(endpoint.port) ")
        return isProxy
            ? "cannot connect to the proxy on the way to \(endpoint.authority): \(why)"
            : "cannot connect to \(endpoint.authority): \(why)"
    }

    private func tlsSentence(_ place: String) -> String {
        switch code {
        case CURLE_PEER_FAILED_VERIFICATION: return "the certificate of \(place) is refused: \(reason)"
        case CURLE_SSL_CACERT_BADFILE:
            return "cannot read the trusted certificates in '\(options.caFile ?? "the system's file")'"
        case _ where detail.contains("wrong version number"):
            return "\(place) does not speak TLS; use http:// if it is meant to be plain HTTP"
        default: return "no TLS connection to \(place): \(reason)"
        }
    }

    /// Why the server refuses the client's certificate, or the lack of one.
    private var clientCertificateRefusal: String {
        options.clientCertificate == nil
            ? "wants a client certificate, and none was given"
            : "refuses the client certificate '\(options.clientCertificate ?? "")': \(reason)"
    }

    private var certificateSentence: String {
        let file = options.clientCertificate ?? ""
        let isKey = detail.contains("private key")
        return "cannot use the client certificate '\(file)'"
            + (isKey ? " with the key '\(options.clientKey ?? file)'" : "") + ": \(reason)"
    }

    private var reason: String {
        let text = detail.isEmpty ? String(cString: curl_easy_strerror(code)) : detail
        return text.startingLowercase
    }

    /// `30 s`, `1.5 s`, `250 ms`.
    private static func text(of duration: Duration) -> String {
        let (seconds, attoseconds) = duration.components
        let milliseconds = seconds * 1000 + attoseconds / 1_000_000_000_000_000
        guard milliseconds >= 1000 else { return "\(milliseconds) ms" }
        let fraction = String(milliseconds % 1000 + 1000).dropFirst()
        let digits = fraction.lastIndex { $0 != "0" }.map { fraction[...$0] } ?? ""
        return digits.isEmpty ? "\(seconds) s" : "\(seconds).\(digits) s"
    }
}
