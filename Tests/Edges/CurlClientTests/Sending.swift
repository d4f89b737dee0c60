import CurlClient
import HTTPModel

/// Sends with a transport that no proxy of the environment comes between.
func send(
    _ request: HTTPRequest, to baseURL: String, timeout: Duration = .seconds(20),
    options: CurlTransport.Options = .direct
) throws(TransportError) -> HTTPResponse {
    try CurlTransport(options: options).send(request, to: baseURL, timeout: timeout)
}

extension CurlTransport.Options {
    static var direct: CurlTransport.Options {
        var options = CurlTransport.Options()
        options.proxy = ""
        return options
    }
}
