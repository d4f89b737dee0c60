internal import Contract
internal import Documents
internal import HTTPModel
internal import JSONModel

/// The expectation of a response, by what the contract says of its status.
struct ExpectationDraft {
    let operation: Operation
    /// A status, or a range such as `4XX`.
    let status: Node
    let response: Responses.Response

    init?(_ operation: Operation, status: Int) {
        guard let response = operation.responses[status] else { return nil }
        self.operation = operation
        self.response = response
        let isRange = response.key.hasSuffix("XX")
        self.status = Node(json: isRange ? .string(response.key) : .number(JSONNumber(status)))
    }

    /// The variants, each once, from the full expectation to the status alone.
    var variants: [Node] {
        var variants: [Node] = []
        var texts: Set<String> = []
        for detail in MatcherDraft.Detail.allCases {
            let node = Node(members: [("status", status), ("headers", headers(detail)), ("body", body(detail))])
            if texts.insert(YAMLWriter.text(of: node)).inserted { variants.append(node) }
        }
        let least = Node(members: [("status", status)])
        return texts.contains(YAMLWriter.text(of: least)) ? variants : variants + [least]
    }

    private func headers(_ detail: MatcherDraft.Detail) -> Node? {
        let required = response.headers.filter(\.isRequired)
        if required.isEmpty { return nil }
        return Node(
            members: required.map { header in
                let matcher = header.schema.flatMap { MatcherDraft(detail: detail).node(for: $0) }
                let isSingle = matcher?.mapping == nil && matcher?.sequence == nil
                return (header.name, isSingle ? matcher ?? Self.any : Self.any)
            })
    }

    private static let any = Node(.null, tag: "any", at: .nowhere)

    private func body(_ detail: MatcherDraft.Detail) -> Node? {
        let content = response.content.first { $0.mediaType.isJSON } ?? response.content.first
        guard operation.method != .head, let schema = content?.schema else { return nil }
        return MatcherDraft(detail: detail).node(for: schema)
    }
}
