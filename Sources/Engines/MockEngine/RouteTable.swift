internal import Contract
internal import HTTPModel
internal import JSONModel

/// Finds the API and the operations at a path: by host, by the API's name as first segment, or by the path alone.
struct RouteTable: Sendable {
    final class Destination: Sendable {
        /// Nil when no API has the path.
        let api: API?
        let match: PathRouter<OperationHandler>.Match?
        /// The broken APIs to which the path may belong.
        let broken: [BrokenAPI]

        init(api: API?, match: PathRouter<OperationHandler>.Match?, broken: [BrokenAPI] = []) {
            self.api = api
            self.match = match
            self.broken = broken
        }
    }

    private static let hostSuffix = Array(".localhost".utf8)
    private let apis: [API]
    private let broken: [BrokenAPI]
    private let routers: [String: PathRouter<OperationHandler>]
    /// The paths that exactly one API has.
    private let unique: PathRouter<OperationHandler>
    /// The destinations of paths without names: at the root, and below the API's name.
    private var literal: [LiteralPath: Destination] = [:]

    init(_ apis: [API], broken: [BrokenAPI] = []) {
        self.apis = apis
        self.broken = broken
        var routers: [String: PathRouter<OperationHandler>] = [:]
        var claims: [String: Set<String>] = [:]
        var routes: [(template: PathTemplate, handler: OperationHandler)] = []
        for (position, api) in apis.enumerated() {
            var router = PathRouter<OperationHandler>()
            let handlers = api.contract.operations.map { OperationHandler(api: api, at: position, operation: $0) }
            // Because a path of the document goes before the same path made from a server's URL.
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
            for path in [template.text, "/\(handler.api.segment)\(template.text)"]
            where !AdminAPI.claims(path, apis: apis) {
                let destination = self.destination(ofPath: path)
                if destination.match != nil { literal[LiteralPath(text: path)] = destination }
            }
        }
    }

    /// The destination of a request whose path has no names and whose host does not decide; nil for any other.
    func literalDestination(of request: HTTPRequest) -> Destination? {
        guard let destination = literal[LiteralPath(text: request.target.path)] else { return nil }
        let host = request.fields["Host"]
        return api(ofHost: host) == nil && brokenAPI(ofHost: host) == nil ? destination : nil
    }

    func destination(of request: HTTPRequest) -> Destination {
        if let api = api(ofHost: request.fields["Host"]), let router = routers[api.name] {
            return Destination(api: api, match: router.match(request.target.path))
        }
        if let api = brokenAPI(named: request) { return Destination(api: nil, match: nil, broken: [api]) }
        let destination = destination(ofPath: request.target.path)
        // The paths of a broken API are unknown, so an unknown path may belong to it.
        guard !broken.isEmpty, destination.match == nil, namedAPI(of: request) == nil else { return destination }
        return Destination(api: nil, match: nil, broken: broken)
    }

    /// The broken API that a request names, by host or by the first segment of its path.
    func brokenAPI(named request: HTTPRequest) -> BrokenAPI? {
        guard !broken.isEmpty else { return nil }
        let first = Self.firstSegment(of: request.target.path)
        return brokenAPI(ofHost: request.fields["Host"]) ?? broken.first { $0.name == first.name }
    }

    private func destination(ofPath path: String) -> Destination {
        let first = Self.firstSegment(of: path)
        if let router = routers[first.name], let api = apis.first(where: { $0.name == first.name }) {
            let rest = path.dropFirst(1 + first.text.utf8.count)
            // Because an API may have the name of the first segment of its own paths, as 'pets' with '/pets'.
            let match = router.match(rest.isEmpty ? "/" : rest) ?? unique.match(path)
            return Destination(api: match?.routes.values.first?.api ?? api, match: match)
        }
        let match = unique.match(path)
        return Destination(api: match?.routes.values.first?.api ?? (apis.count == 1 ? apis[0] : nil), match: match)
    }

    /// The APIs that have `path` at the root.
    func claimants(of path: String) -> [API] { apis.filter { routers[$0.name]?.match(path) != nil } }

    /// The API that a request names: by the first segment of its path, else by its host.
    func namedAPI(of request: HTTPRequest) -> API? {
        let first = Self.firstSegment(of: request.target.path)
        return apis.first { $0.name == first.name } ?? api(ofHost: request.fields["Host"])
    }

    /// The first segment of a path as it was sent, and the name of an API that it may be.
    static func firstSegment(of path: String) -> (text: Substring, name: String) {
        let text = path.dropFirst().prefix { $0 != "/" }
        return (text, PercentEncoding.decode(text) ?? String(text))
    }

    /// The API whose name is the host's first label in `{api}.localhost`.
    private func api(ofHost host: String?) -> API? { Self.named(apis, \.name, byHost: host) }

    private func brokenAPI(ofHost host: String?) -> BrokenAPI? {
        broken.isEmpty ? nil : Self.named(broken, \.name, byHost: host)
    }

    /// Whether the host's first label is the API's name in `{api}.localhost`.
    static func isNamed(_ api: API, byHost host: String?) -> Bool { named([api], \.name, byHost: host) != nil }

    private static func named<Named>(_ all: [Named], _ name: (Named) -> String, byHost host: String?) -> Named? {
        guard var host else { return nil }
        return host.withUTF8 { host in
            let label = host[..<(host.firstIndex(of: UInt8(ascii: ":")) ?? host.count)]
            guard label.suffix(hostSuffix.count).elementsEqual(hostSuffix) else { return nil }
            return all.first { name($0).utf8.elementsEqual(label.dropLast(hostSuffix.count)) }
        }
    }

    /// The paths of an operation below each of its servers' paths.
    private static func served(_ operation: Operation) -> [PathTemplate] {
        operation.servers.flatMap(\.basePaths).filter { !$0.isEmpty }.map { PathTemplate($0 + operation.path.text) }
    }
}

/// A path without parameters, which can be looked up directly.
private struct LiteralPath: Hashable {
    let text: String

    static func == (left: LiteralPath, right: LiteralPath) -> Bool { left.text.hasSameCodePoints(as: right.text) }

    func hash(into hasher: inout Hasher) { hasher.combine(text.quickKey) }
}
