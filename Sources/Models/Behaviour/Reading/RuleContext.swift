package import Contract
internal import Diagnostics
package import Documents

/// What a rule may refer to, and what its answers are held to.
package struct RuleContext {
    /// Whose requests a rule answers.
    package enum Owner {
        /// Those of an operation, which documents what may be answered.
        case operation(Operation)
        /// Those that were turned away.
        case refusal
        /// Any: nothing is documented that an answer could be held to.
        case anyRequest
    }

    let owner: Owner
    /// Where the `$ref`s of `!schema` lead; nil for a rule of no API.
    let contract: Contract?
    let collections: [ResourceCollection]
    let errors: ErrorCatalogue
    /// What the bodies and schemas that a rule names as files are read from.
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

    /// The place of the collection that `node` names; nil, with a finding, when there is none of the name.
    func collection(_ node: Node, _ findings: inout Findings) -> Int? {
        collections.place(named: node, &findings)
    }
}

extension [ResourceCollection] {
    /// The place of the collection that `node` names; nil, with a finding, when there is none of the name.
    func place(named node: Node, _ findings: inout Findings) -> Int? {
        guard let name = node.requireString("in", &findings) else { return nil }
        if let place = firstIndex(where: { $0.name == name }) { return place }
        findings.error(
            at: node.location,
            "unknown collection '\(name)'\(NearestName.suggestion(for: name, in: map(\.name)))")
        return nil
    }
}
