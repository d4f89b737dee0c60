internal import Contract
internal import HTTPModel
internal import MockProtocol

/// How the engine writes addresses that lead back to it.
struct Addressing {
    /// Whether the header fields of a reverse proxy count.
    let trustsProxy: Bool
    /// Whether an address must name its API, because there are others on the server.
    let namesAPIs: Bool
}

extension Call {
    /// The URL that was called, without the path of the operation: `http://127.0.0.1:8080/__sandbox/t-1/shop`.
    ///
    /// A path of the API behind it leads to the same sandbox of the same API, also from a browser, which sends no field
    /// that names them. It has no `/` at its end.
    var serverURL: String {
        let forwarded = addressing.trustsProxy ? ForwardedAddress(request.fields) : nil
        let host = forwarded?.host ?? request.fields["Host"].flatMap { FieldText.isHost($0) ? $0 : nil } ?? "localhost"
        let prefix = forwarded?.prefix ?? ""
        return "\(forwarded?.scheme ?? "http")://\(Self.ascii(host))\(prefix)\(sandboxPath)\(apiPath)"
    }

    private var sandboxPath: String {
        sandbox.name.isEmpty ? "" : "/\(MockInterface.sandboxSegment)/\(PercentEncoding.encode(sandbox.name))"
    }

    /// The part of the path before that of the operation: the API's name, and the path of a server in the document.
    private var apiPath: String {
        let own = pathBeforeOperation
        let isNamed =
            !addressing.namesAPIs || RouteTable.firstSegment(of: own).name == handler.api.name
            || RouteTable.isNamed(handler.api, byHost: request.fields["Host"])
        return isNamed ? own : "/\(handler.api.segment)\(own)"
    }

    private var pathBeforeOperation: String {
        let path = request.target.path
        let operation = handler.operation.path
        // Because `/shop` leads to the path `/` too.
        if operation.text == "/", !path.hasSuffix("/") { return path }
        return request.target.segments.dropLast(operation.segments.count).map { "/\($0)" }.joined()
    }

    private static func ascii(_ host: String) -> String {
        PercentEncoding.encode(host, allowed: "!$&'()*+,;=%:[]")
    }
}
