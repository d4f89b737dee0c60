internal import Contract
internal import Documents
internal import JSONModel

/// Requests with a documented refusal: a required part or the credential is missing.
struct RefusalDraft {
    let request: RequestDraft
    private var operation: Operation { request.operation }

    /// The steps, the clearest refusal first, each with several expectations.
    var steps: [Node] {
        var requests: [(members: [(String, Node?)], statuses: [Int])] = []
        if let body = bodyWithoutMember { requests.append((request.members(body: body), [400, 422])) }
        if let name = omissible { requests.append((request.members(without: name), [400, 422])) }
        if !operation.security.isEmpty {
            let credential = ("credential", Optional(Node(json: "none")))
            requests.append((request.members() + [credential], [401]))
        }
        return requests.flatMap { members, statuses in
            statuses.filter(isDocumented).compactMap { ExpectationDraft(operation, status: $0) }
                .flatMap(\.variants).map { Node(members: members + [("expect", $0)]) }
        }
    }

    /// Whether the document has the status, or its range.
    private func isDocumented(_ status: Int) -> Bool {
        operation.responses[status].map { $0.key != "default" } ?? false
    }

    private var bodyWithoutMember: JSON? {
        guard let schema = request.content?.schema, case .object(let object)? = request.body else { return nil }
        let name = SchemaFacts(schema).required.first { object[$0] != nil }
        guard let name else { return nil }
        return .object(JSONObject(object.members.filter { $0.name != name }.map { ($0.name, $0.value) }))
    }

    /// A parameter that can be left out without changing the path.
    private var omissible: String? {
        request.parameters.first { [.query, .header].contains($0.parameter.place) }?.parameter.name
    }
}
