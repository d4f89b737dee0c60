internal import Contract
internal import HTTPModel
internal import JSONModel

/// Finds the API and the operations at a path: by host, by the API's name as first segment, or by the path alone.
struct RouteTable: Sendable {
    final class Destination: Sendable {
        /// Nil when the path is nobody's.
        let api: API?
        let match: PathRouter<OperationHandler>.Match?

        init(api: API?, match: PathRouter<OperationHandler>.Match?) {
            self.api = api
            self.match = match
        }
    }

    private static let hostSuffix = Array(".localhost".utf8)
    private let apis: [API]
    private let routers: [String: PathRouter<OperationHandler>]
    /// The paths that only one API claims.
    private let unique: PathRouter<OperationHandler>
    /// Where paths without names lead, found at once: at the root, and below the API's name.
    private var literal: [LiteralPath: Destination] = [:]

    init(_ apis: [API]) {
        self.apis = apis
        var routers: [String: PathRouter<OperationHandler>] = [:]
        var claims: [String: Set<String>] = [:]
        var routes: [(template: PathTemplate, handler: OperationHandler)] = []
        for (position, api) in apis.enumerated() {
            var router = PathRouter<OperationHandler>()
            let handlers = api.contract.operations.map { OperationHandler(api: api, at: position, operation: $0) }
            // Because a path as it stands goes before one that a server's name makes the same.
            let own = handlers.map { ($0.operation.path, $0) }
            for (template, handler) in own
                + handlers.flatMap({ handler in
                    Self.served(handler.operation).map { ($0, handler) }
                })
            {
                guard router.add(template, handler.operation.method, handler) else { continue }
                claims[template.shape, default: []].insert(api.name)
                routes.append((template, handler))
            }
            routers[api.name] = router
        }
        var unique = PathRouter<OperationHandler>()
        for (template, handler) in routes where claims[template.shape]?.count == 1 {
            _ = unique.add(template, handler.operation.method, handler)
        }
        self.routers = routers
        self.unique = unique
        for (template, handler) in routes where template.names.isEmpty {
            for path in [template.text, "/\(handler.api.name)\(template.text)"] where !AdminAPI.claims(path, apis: apis)
            {
                let destination = self.destination(ofPath: path)
                if destination.match != nil { literal[LiteralPath(text: path)] = destination }
            }
        }
    }

    /// Where a request leads whose path has no names in it, when its host does not decide; nil for any other.
    func literalDestination(of request: HTTPRequest) -> Destination? {
        guard let destination = literal[LiteralPath(text: request.target.path)],
            api(ofHost: request.fields["Host"]) == nil
        else {
            return nil
        }
        return destination
    }

    func destination(of request: HTTPRequest) -> Destination {
        if let api = api(ofHost: request.fields["Host"]), let router = routers[api.name] {
            return Destination(api: api, match: router.match(request.target.path))
        }
        return destination(ofPath: request.target.path)
    }

    private func destination(ofPath path: String) -> Destination {
        let first = path.dropFirst().prefix { $0 != "/" }
        if let router = routers[String(first)], let api = apis.first(where: { $0.name == first }) {
            let rest = path.dropFirst(1 + first.utf8.count)
            // Because an API may be called like the first segment of its own paths, as 'pets' with '/pets'.
            let match = router.match(rest.isEmpty ? "/" : rest) ?? unique.match(path)
            return Destination(api: match?.routes.values.first?.api ?? api, match: match)
        }
        let match = unique.match(path)
        return Destination(api: match?.routes.values.first?.api ?? (apis.count == 1 ? apis[0] : nil), match: match)
    }

    /// The APIs that have `path` as it stands.
    func claimants(of path: String) -> [API] { apis.filter { routers[$0.name]?.match(path) != nil } }

    /// The API that a request names: by the first segment of its path, else by its host.
    func namedAPI(of request: HTTPRequest) -> API? {
        apis.first { $0.name == request.target.segments.first ?? "" } ?? api(ofHost: request.fields["Host"])
    }

    /// The API whose name is the host's first label in `{api}.localhost`.
    private func api(ofHost host: String?) -> API? {
        guard var host else { return nil }
        return host.withUTF8 { host in
            let name = host[..<(host.firstIndex(of: UInt8(ascii: ":")) ?? host.count)]
            guard name.suffix(Self.hostSuffix.count).elementsEqual(Self.hostSuffix) else { return nil }
            return apis.first { $0.name.utf8.elementsEqual(name.dropLast(Self.hostSuffix.count)) }
        }
    }

    /// An operation's path below each of its servers' paths.
    private static func served(_ operation: Operation) -> [PathTemplate] {
        operation.servers.flatMap(\.basePaths).filter { !$0.isEmpty }.map { PathTemplate($0 + operation.path.text) }
    }
}

/// A path that has no names in it, to be found at once.
private struct LiteralPath: Hashable {
    let text: String

    static func == (left: LiteralPath, right: LiteralPath) -> Bool { left.text.hasSameCodePoints(as: right.text) }

    func hash(into hasher: inout Hasher) { hasher.combine(text.quickKey) }
}
