package import Documents

/// What a file is, told from its content.
package enum FileKind: String, Sendable, CaseIterable {
    case contract, behaviour, overlay, scenario, targets, baseline

    /// Keys at the top, one of which shows the kind.
    private var keys: [String] {
        switch self {
        case .contract: ["openapi", "swagger"]
        case .overlay: ["overlay"]
        case .scenario: ["scenario", "steps"]
        case .targets: ["targets"]
        case .baseline: ["known"]
        case .behaviour: ["credentials", "resources", "errors", "refusals", "idempotency", "operations", "fidelity"]
        }
    }

    /// Nil for a file of no kind we know.
    package init?(_ root: Node) {
        // Because the others have a key of their own, and a behaviour's could stand in other files too.
        let order: [FileKind] = [.contract, .overlay, .scenario, .targets, .baseline, .behaviour]
        guard let kind = order.first(where: { $0.keys.contains { root[$0] != nil } }) else { return nil }
        self = kind
    }

    /// What is to be said of a file of no kind.
    package static func unknown(_ root: Node) -> String {
        let found = root.mapping.map { mapping in
            mapping.members.isEmpty ? "an empty mapping" : "'\(mapping.members[0].name)'"
        }
        return
            "expected an OpenAPI document ('openapi'), an overlay ('overlay'), a scenario ('scenario'), targets "
            + "('targets'), a baseline ('known') or a behaviour ('operations', 'resources', 'errors', …), found \(found ?? root.foundDescription)"
    }
}
