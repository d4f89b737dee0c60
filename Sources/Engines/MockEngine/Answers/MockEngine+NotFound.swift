internal import Contract
internal import Diagnostics
internal import HTTPModel
internal import JSONModel

/// Requests without an operation, and what the caller may have meant.
extension MockEngine {
    /// The answer to a request without an operation.
    func ownAnswer(to request: HTTPRequest, at destination: RouteTable.Destination) -> Answered {
        guard let match = destination.match else {
            if isAboutServer(request) { return optionsOfServer }
            if !destination.broken.isEmpty {
                let isNamed = routes.brokenAPI(named: request) != nil
                return unavailable(request, destination.broken, isNamed: isNamed)
            }
            return unknownPath(request, in: destination.api)
        }
        return request.method == .options ? options(request, match) : methodNotAllowed(request, match)
    }

    private func unknownPath(_ request: HTTPRequest, in api: API?) -> Answered {
        let claimants = routes.claimants(of: request.target.path)
        if api == nil, claimants.count > 1 { return sharedPath(request, claimants) }
        let candidates = api.map { [$0] } ?? apis
        let nearby = nearestOperations(to: request.target.path, in: candidates)
        let list = nearby.map { "\($0.method) \($0.path)" }
        let place = api.map { " of '\($0.name)'" } ?? ""
        let problem = ProblemDetails(
            status: 404, title: "no operation at this path",
            detail:
                "no operation\(place) has the path '\(request.target.path)'; the nearest are \(list.joined(separator: ", "))",
            extensions: [("operations", .array(list.map(JSON.string)))])
        return problem.answered
    }

    /// The answer at a path of several APIs, if the request does not name one.
    private func sharedPath(_ request: HTTPRequest, _ claimants: [API]) -> Answered {
        let names = claimants.map { "'\($0.name)'" }.joined(separator: ", ")
        let paths = claimants.map { "/\($0.segment)\(request.target.path)" }
        return ProblemDetails(
            status: 404, title: "more than one API has this path",
            detail: "'\(request.target.path)' is a path of \(names); call \(paths.joined(separator: " or "))",
            extensions: [("paths", .array(paths.map(JSON.string)))]
        ).answered
    }

    private func methodNotAllowed(_ request: HTTPRequest, _ match: PathRouter<OperationHandler>.Match) -> Answered {
        let methods = match.routes.keys.map(\.rawValue).sorted()
        var problem = ProblemDetails(
            status: 405, title: "the path has no operation with this method",
            detail: "'\(request.target.path)' takes \(methods.joined(separator: ", ")), not \(request.method)")
        // RFC 9110 §15.5.6 demands the list.
        problem.fields.append("Allow", Self.methods(of: match).joined(separator: ", "))
        return problem.answered
    }

    /// The answer to OPTIONS if the document does not describe it (RFC 9110 §9.3.7).
    private func options(_ request: HTTPRequest, _ match: PathRouter<OperationHandler>.Match) -> Answered {
        let isPreflight = request.fields["Access-Control-Request-Method"] != nil
        return Answered(
            HTTPResponse(status: 204, fields: ["Allow": Self.methods(of: match).joined(separator: ", ")]),
            by: .understudy,
            reason: isPreflight ? "a browser asks for another origin, which 'serve --cors' allows" : nil)
    }

    /// Whether the request is `OPTIONS *`.
    private func isAboutServer(_ request: HTTPRequest) -> Bool {
        request.method == .options && request.target.path == "*"
    }

    /// The methods of all paths together.
    private var optionsOfServer: Answered {
        let described = Set(apis.flatMap(\.contract.operations).map(\.method))
        let fields: HTTPFields = ["Allow": Self.allowed(described).joined(separator: ", ")]
        return Answered(HTTPResponse(status: 204, fields: fields), by: .understudy)
    }

    private static func methods(of match: PathRouter<OperationHandler>.Match) -> [String] {
        allowed(Set(match.routes.keys))
    }

    /// The described methods, and those that are answered without being described.
    private static func allowed(_ described: Set<HTTPMethod>) -> [String] {
        let always: Set<HTTPMethod> = described.contains(.get) ? [.options, .head] : [.options]
        return described.union(always).map(\.rawValue).sorted()
    }

    /// Up to five operations whose paths are most similar to `path`.
    private func nearestOperations(to path: String, in apis: [API]) -> [Operation] {
        let wanted = Set(path.lowercased().split(separator: "/"))
        func likeness(_ operation: Operation) -> Int {
            let segments = operation.path.text.lowercased().split(separator: "/")
            return segments.reduce(0) { sum, segment in
                if wanted.contains(segment) { return sum + 3 }
                return sum + (NearestName.of(String(segment), in: wanted.map(String.init)) == nil ? 0 : 2)
            }
        }
        let ranked = apis.flatMap(\.contract.operations).map { ($0, likeness($0)) }
        return ranked.sorted { $0.1 > $1.1 }.prefix(5).map(\.0)
    }
}
