package import Contract
internal import Diagnostics
package import Documents

/// The names that a rule may refer to, and the contract that its answers must conform to.
package struct RuleContext {
    /// The requests that a rule answers.
    package enum Owner {
        /// Requests for an operation, which documents its responses.
        case operation(Operation)
        /// Refused requests.
        case refusal
        /// Any request; no documentation of its responses is known.
        case anyRequest
    }

    let owner: Owner
    /// The document for the `$ref`s of `!schema`; nil for a rule that belongs to no API.
    let contract: Contract?
    let collections: [ResourceCollection]
    let errors: ErrorCatalogue
    /// The source of body and schema files that a rule names.
    let files: any FileSource

    package init(
        owner: Owner, contract: Contract? = nil, collections: [ResourceCollection] = [],
        errors: ErrorCatalogue = ErrorCatalogue(), files: any FileSource
    ) {
        self.owner = owner
        self.contract = contract
        self.collections = collections
        self.errors = errors
        self.files = files
    }

    /// The operation whose requests the rule answers.
    var operation: Operation? { if case .operation(let operation) = owner { operation } else { nil } }

    var isRefusal: Bool { if case .refusal = owner { true } else { false } }

    /// The position of the collection that `node` names; nil, with a finding, if there is none.
    func collection(_ node: Node, _ findings: inout Findings) -> Int? {
        collections.place(named: node, &findings)
    }
}

extension [ResourceCollection] {
    /// The position of the collection that `node` names; nil, with a finding, if there is none.
    func place(named node: Node, _ findings: inout Findings) -> Int? {
        guard let name = node.requireString("in", &findings) else { return nil }
        if let place = firstIndex(where: { $0.name == name }) { return place }
        findings.error(
            at: node.location,
            "unknown collection '\(name)'\(NearestName.suggestion(for: name, in: map(\.name)))")
        return nil
    }
}
