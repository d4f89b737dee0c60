/// A POST to the built-in CityPay sandbox with a good key.
enum SandboxRequest {
    static func text(_ path: String, _ body: String, contentType: String = "application/json") -> String {
        """
        POST \(path) HTTP/1.1\r
        Host: localhost\r
        cp-api-key: \(SandboxKey.current())\r
        Content-Type: \(contentType)\r
        Content-Length: \(body.utf8.count)\r
        \r
        \(body)
        """
    }
}
