internal import Behaviour
internal import Diagnostics
internal import HTTPModel
internal import JSONModel

/// The mock's own interface under `/__admin`: is it there, what does it remember, move a resource to another state.
///
/// | request | answer |
/// |---|---|
/// | `GET /__admin/health` | 200 once everything is loaded |
/// | `GET /__admin/resources` | the collections and how many resources each has |
/// | `GET /__admin/resources/{collection}` | its resources, the latest first |
/// | `GET /__admin/resources/{collection}/{id}` | one of them |
/// | `POST /__admin/resources/{collection}/{id}/state` | moves it to the `state` in the body |
///
/// A collection goes by its name, or by `api.name` where two loaded APIs have one of that name.
struct AdminAPI {
    let engine: MockEngine
    private static let prefix = "/__admin"

    static func claims(_ target: RequestTarget) -> Bool {
        target.path == prefix || target.path.hasPrefix("\(prefix)/")
    }

    func respond(to request: HTTPRequest) -> HTTPResponse {
        let segments = request.target.segments.dropFirst().map { PercentEncoding.decode($0) ?? String($0) }
        switch (request.method, segments.first, segments.count) {
        case (.get, "health", 1), (.head, "health", 1): return health
        case (.get, "resources", 1): return collections(request)
        case (.get, "resources", 2), (.get, "resources", 3): return resources(request, segments)
        case (.post, "resources", 4) where segments[3] == "state": return move(request, segments)
        default: return unknown(request)
        }
    }

    private var health: HTTPResponse {
        let names = engine.apis.map { JSON.string($0.name) }
        return json(200, ["status": "ok", "server": "understudy", "apis": .array(names)])
    }

    private func collections(_ request: HTTPRequest) -> HTTPResponse {
        let list = withState(request) { state in
            allCollections.map { entry -> JSON in
                let count = state[entry.key]?.latestFirst.count ?? 0
                return [
                    "api": .string(entry.api), "collection": .string(entry.collection.name),
                    "count": .number(JSONNumber(count)),
                ]
            }
        }
        return json(200, ["collections": .array(list)])
    }

    private func resources(_ request: HTTPRequest, _ segments: [String]) -> HTTPResponse {
        guard let key = key(of: segments[1]) else { return unknownCollection(segments[1]) }
        let store = withState(request) { $0[key] }
        if segments.count == 2 {
            return json(200, ["resources": .array(store?.latestFirst.map { .object($0.members) } ?? [])])
        }
        guard let resource = store?[segments[2]] else { return unknownResource(segments) }
        return json(200, .object(resource.members))
    }

    private func move(_ request: HTTPRequest, _ segments: [String]) -> HTTPResponse {
        guard let key = key(of: segments[1]) else { return unknownCollection(segments[1]) }
        guard let body = try? JSONText(request.body).value, let state = body["state"]?.stringValue else {
            return Problem(
                status: 400, title: "no state to move to", detail: "expected a JSON body such as {\"state\": \"succeeded\"}"
            ).response
        }
        let result = withState(request) { sandbox in sandbox.withStore(key) { $0.move(segments[2], to: state) } }
        switch result {
        case .success(let resource)?: return json(200, .object(resource.members))
        case .failure(.noResource)?, nil: return unknownResource(segments)
        case .failure(let refusal)?:
            return Problem(status: 409, title: "the state cannot be reached", detail: refusal.description).response
        }
    }

    private func withState<Result>(_ request: HTTPRequest, _ body: (SandboxState) -> sending Result) -> sending Result {
        engine.sandboxes[request.fields[Sandboxes.header]].withState(body)
    }

    private var allCollections: [(api: String, collection: ResourceCollection, key: String)] {
        engine.apis.flatMap { api in
            api.behaviour.collections.map { (api.name, $0, SandboxState.key(api.name, $0.name)) }
        }
    }

    /// The key of the collection that `name` means; nil when none or more than one has it.
    private func key(of name: String) -> String? {
        if let qualified = allCollections.first(where: { $0.key == name }) { return qualified.key }
        let named = allCollections.filter { $0.collection.name == name }
        return named.count == 1 ? named[0].key : nil
    }

    private func unknownCollection(_ name: String) -> HTTPResponse {
        let same = allCollections.filter { $0.collection.name == name }
        let names = same.isEmpty ? allCollections.map(\.collection.name) : same.map(\.key)
        let hint = same.isEmpty ? NearestName.suggestion(for: name, in: names) : ""
        let known = hint.isEmpty ? "; there is \(names.joined(separator: ", "))" : hint
        let detail = same.isEmpty ? "no collection '\(name)'\(known)" : "several APIs have a collection '\(name)'\(known)"
        return Problem(status: 404, title: "no such collection", detail: detail).response
    }

    private func unknownResource(_ segments: [String]) -> HTTPResponse {
        let detail = "'\(segments[1])' has no resource '\(segments[2])' in this sandbox"
        return Problem(status: 404, title: "no such resource", detail: detail).response
    }

    private func unknown(_ request: HTTPRequest) -> HTTPResponse {
        Problem(
            status: 404, title: "no such admin request",
            detail: "expected GET /__admin/health, GET /__admin/resources[/{collection}[/{id}]] or "
                + "POST /__admin/resources/{collection}/{id}/state, found \(request.method) \(request.target.path)"
        ).response
    }

    private func json(_ status: Int, _ body: JSON) -> HTTPResponse {
        HTTPResponse(status: status, fields: ["Content-Type": "application/json"], body: JSONWriter.bytes(of: body))
    }
}
