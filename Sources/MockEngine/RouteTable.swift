internal import Contract
internal import HTTPModel

/// Finds the API and the operations at a path: by host, by the API's name as first segment, or by the path alone.
struct RouteTable: Sendable {
    struct Destination {
        /// Nil when the path is nobody's.
        let api: API?
        let match: PathRouter<OperationHandler>.Match?
    }

    private let apis: [API]
    private let routers: [String: PathRouter<OperationHandler>]
    /// The paths that only one API claims.
    private let shared: PathRouter<OperationHandler>

    init(_ apis: [API]) {
        self.apis = apis
        var routers: [String: PathRouter<OperationHandler>] = [:]
        var claims: [String: Set<String>] = [:]
        var routes: [(template: PathTemplate, handler: OperationHandler)] = []
        for api in apis {
            var router = PathRouter<OperationHandler>()
            for operation in api.contract.operations {
                let handler = OperationHandler(api: api, operation: operation)
                for template in Self.templates(of: operation, api) {
                    _ = router.add(template, operation.method, handler)
                    claims[template.shape, default: []].insert(api.name)
                    routes.append((template, handler))
                }
            }
            routers[api.name] = router
        }
        var shared = PathRouter<OperationHandler>()
        for (template, handler) in routes where claims[template.shape]?.count == 1 {
            _ = shared.add(template, handler.operation.method, handler)
        }
        self.routers = routers
        self.shared = shared
    }

    func destination(of request: HTTPRequest) -> Destination {
        if let api = api(ofHost: request.fields["Host"]), let router = routers[api.name] {
            return Destination(api: api, match: router.match(request.target.path))
        }
        let path = request.target.path
        let first = path.dropFirst().prefix { $0 != "/" }
        if let router = routers[String(first)], let api = apis.first(where: { $0.name == first }) {
            let rest = path.dropFirst(1 + first.utf8.count)
            return Destination(api: api, match: router.match(rest.isEmpty ? "/" : rest))
        }
        let match = shared.match(path)
        return Destination(api: match?.routes.values.first?.api ?? (apis.count == 1 ? apis[0] : nil), match: match)
    }

    /// The API whose name is the host's first label in `{api}.localhost`.
    private func api(ofHost host: String?) -> API? {
        guard let name = host?.split(separator: ":").first, name.hasSuffix(".localhost") else { return nil }
        return apis.first { $0.name == name.dropLast(".localhost".count) }
    }

    /// An operation's path as it stands, and below each server's path.
    private static func templates(of operation: Operation, _ api: API) -> [PathTemplate] {
        let prefixed = api.contract.basePaths.filter { !$0.isEmpty }.map { PathTemplate($0 + operation.path.text) }
        return [operation.path] + prefixed
    }
}

extension PathTemplate {
    /// The path with all names made one: two paths of one shape cannot be told apart.
    fileprivate var shape: String {
        segments.map { segment in
            "/"
                + segment.map { part in
                    if case .literal(let text) = part { text } else { "{}" }
                }.joined()
        }.joined()
    }
}
