internal import Behaviour
internal import Diagnostics
internal import HTTPModel
internal import JSONModel
internal import MockProtocol

/// The mock's own interface under `/__admin`.
///
/// | request | answer |
/// |---|---|
/// | `GET /__admin/health` | 200 once everything is loaded; the served and the broken APIs |
/// | `GET /__admin/resources` | the collections and how many resources each has |
/// | `GET /__admin/resources/{collection}` | its resources, newest first |
/// | `GET /__admin/resources/{collection}/{id}` | one of them |
/// | `POST /__admin/resources/{collection}` | adds the resource in the body |
/// | `POST /__admin/resources/{collection}/{id}/state` | moves it to the `state` in the body |
/// | `GET /__admin/clock` | the time of the sandbox's clock |
/// | `POST /__admin/clock` | moves the clock, or sets it to a time |
/// | `DELETE /__admin/clock` | resets the clock |
/// | `GET /__admin/requests` | the journal, newest exchange first |
/// | `GET /__admin/requests/{id}` | one exchange |
/// | `DELETE /__admin/requests` | removes the exchanges |
/// | `GET /__admin/sandboxes` | the sandboxes, with counts and their last use |
/// | `GET /__admin/memory` | the memory budget and what was forgotten |
///
/// A collection is named by its name, or by `api.name` if two loaded APIs have one of that name. A request that names
/// an API, by path or by host, is about that API's collections only.
struct AdminAPI {
    let engine: MockEngine
    /// The API that the request names.
    let api: API?
    static var root: String { MockInterface.adminSegment }
    /// The name by which a client knows that a mock answers.
    static let server = "understudy"

    /// Whether the path belongs to the admin API.
    ///
    /// It is also below each API's name, so that the base URL of an API is enough.
    static func claims(_ path: String, apis: [API]) -> Bool {
        let path = path.dropFirst()
        if path.hasPrefix(root) { return path == root || path.hasPrefix("\(root)/") }
        guard let slash = path.firstIndex(of: "/") else { return false }
        let first = path[..<slash]
        guard apis.contains(where: { $0.name == first || $0.segment == first }) else { return false }
        let rest = path[path.index(after: slash)...]
        return rest == root || rest.hasPrefix("\(root)/")
    }

    func respond(to request: HTTPRequest) -> HTTPResponse {
        let all = request.target.segments.map { PercentEncoding.decode($0) ?? String($0) }
        let segments = Array(all.drop { $0 != Self.root }.dropFirst())
        switch (request.method, segments.first, segments.count) {
        case (.get, "health", 1), (.head, "health", 1): return health
        case (.get, "resources", 1): return collections(request)
        case (.get, "resources", 2), (.get, "resources", 3): return resources(request, segments)
        case (.post, "resources", 2): return create(request, segments)
        case (.post, "resources", 4) where segments[3] == "state": return move(request, segments)
        case (_, "clock", 1) where clockMethods.contains(request.method): return clock(request)
        case (.get, "requests", 1): return requests(request)
        case (.get, "requests", 2): return self.request(request, segments[1])
        case (.delete, "requests", 1): return forgetRequests(request)
        case (.get, "sandboxes", 1): return sandboxes
        case (.get, "memory", 1): return memory
        default: return unknown(request)
        }
    }

    private var health: HTTPResponse {
        func names(_ names: [String]) -> JSON { .array(names.map(JSON.string)) }
        var health: JSONObject = [
            "status": engine.broken.isEmpty ? "ok" : "degraded", "server": .string(Self.server),
            "apis": names(engine.apis.map(\.name)),
        ]
        if !engine.broken.isEmpty { health.append("broken", names(engine.broken.map(\.name))) }
        return json(200, .object(health))
    }

    private func collections(_ request: HTTPRequest) -> HTTPResponse {
        let list = allCollections.map { entry -> JSON in
            let count = withStore(entry, request) { $0.latestFirst.count }
            return ["api": .string(entry.api), "collection": .string(entry.name), "count": .number(JSONNumber(count))]
        }
        return json(200, ["collections": .array(list)])
    }

    private func resources(_ request: HTTPRequest, _ segments: [String]) -> HTTPResponse {
        guard let collection = collection(segments[1]) else { return unknownCollection(segments[1]) }
        if segments.count == 2 {
            let all = withStore(collection, request) { $0.latestFirst }
            return json(200, ["resources": .array(all.map { collection.definition.shown($0.members) })])
        }
        guard let resource = withStore(collection, request, { $0.resource(spelled: segments[2]) }) else {
            return unknownResource(segments)
        }
        return json(200, collection.definition.shown(resource.members))
    }

    private func create(_ request: HTTPRequest, _ segments: [String]) -> HTTPResponse {
        guard let collection = collection(segments[1]) else { return unknownCollection(segments[1]) }
        let definition = collection.definition
        guard var members = (try? JSONText(request.body).value)?.objectValue, members[definition.key] != nil else {
            return ProblemDetails(
                status: 400, title: "no resource to add",
                detail: "expected a JSON object with '\(definition.key)', the key of '\(definition.name)'"
            ).response
        }
        switch withStore(collection, request, { $0.create(&members) }) {
        case .success(let creation): return json(201, definition.shown(creation.created.members))
        case .failure(let failure):
            return ProblemDetails(status: 400, title: "no state of the collection", detail: failure.description)
                .response
        }
    }

    private func move(_ request: HTTPRequest, _ segments: [String]) -> HTTPResponse {
        guard let collection = collection(segments[1]) else { return unknownCollection(segments[1]) }
        guard let body = try? JSONText(request.body).value, let state = body["state"]?.stringValue else {
            return ProblemDetails(
                status: 400, title: "no state to move to",
                detail: "expected a JSON body such as {\"state\": \"succeeded\"}"
            ).response
        }
        switch withStore(collection, request, { $0.move(segments[2], to: state) }) {
        case .success(let resource): return json(200, collection.definition.shown(resource.members))
        case .failure(.noResource): return unknownResource(segments)
        case .failure(let failure):
            return ProblemDetails(status: 409, title: "the state cannot be reached", detail: failure.description)
                .response
        }
    }

    /// A collection of an API.
    private struct Collection {
        let api: String
        let definition: ResourceCollection
        let position: Resources.Position
        var name: String { definition.name }
        /// The name that no other collection has.
        var qualifiedName: String { "\(api).\(name)" }
    }

    private func withStore<Result: Sendable>(
        _ collection: Collection, _ request: HTTPRequest, _ use: (ResourceStore) -> Result
    ) -> Result {
        engine.sandboxes[request.fields[MockInterface.sandboxField]].exclusively { state in
            state.resources.withStore(collection.position, use)
        }
    }

    private var allCollections: [Collection] {
        engine.apis.enumerated().filter { api == nil || $1 === api }.flatMap { apiPosition, api in
            api.behaviour.collections.enumerated().map { position, definition in
                Collection(
                    api: api.name, definition: definition, position: .init(api: apiPosition, collection: position))
            }
        }
    }

    /// The collection called `name`; nil when none has the name, or several have.
    private func collection(_ name: String) -> Collection? {
        if let qualified = allCollections.first(where: { $0.qualifiedName == name }) { return qualified }
        let named = allCollections.filter { $0.name == name }
        return named.count == 1 ? named[0] : nil
    }

    private func unknownCollection(_ name: String) -> HTTPResponse {
        let same = allCollections.filter { $0.name == name }
        let names = same.isEmpty ? allCollections.map(\.name) : same.map(\.qualifiedName)
        let hint = same.isEmpty ? NearestName.suggestion(for: name, in: names) : ""
        let list = names.isEmpty ? "none" : names.joined(separator: ", ")
        let known = hint.isEmpty ? "; there is \(list)" : hint
        let detail =
            same.isEmpty ? "no collection '\(name)'\(known)" : "several APIs have a collection '\(name)'\(known)"
        return ProblemDetails(status: 404, title: "no such collection", detail: detail).response
    }

    private func unknownResource(_ segments: [String]) -> HTTPResponse {
        let detail = "'\(segments[1])' has no resource '\(segments[2])' in this sandbox"
        return ProblemDetails(status: 404, title: "no such resource", detail: detail).response
    }

    private func unknown(_ request: HTTPRequest) -> HTTPResponse {
        ProblemDetails(
            status: 404, title: "no such admin request",
            detail: "expected GET /__admin/health, GET /__admin/resources[/{collection}[/{id}]], "
                + "POST /__admin/resources/{collection}, POST /__admin/resources/{collection}/{id}/state, GET /__admin/clock, "
                + "POST /__admin/clock, DELETE /__admin/clock, GET /__admin/requests[/{id}], DELETE /__admin/requests, "
                + "GET /__admin/sandboxes or GET /__admin/memory, "
                + "found \(request.method) \(request.target.path)"
        ).response
    }

    func json(_ status: Int, _ body: JSON) -> HTTPResponse {
        HTTPResponse(status: status, fields: ["Content-Type": "application/json"], body: JSONWriter.bytes(of: body))
    }
}
