package import Documents

/// The kind of a file, by its content.
package enum FileKind: String, Sendable, CaseIterable {
    case contract, behaviour, overlay, scenario, targets, baseline

    /// The keys at the top that identify the kind.
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

    /// Nil for a file of no known kind.
    package init?(_ root: Node) {
        // A behaviour comes last: its keys may occur in other files, and the others have a key of their own.
        let order: [FileKind] = [.contract, .overlay, .scenario, .targets, .baseline, .behaviour]
        guard let kind = order.first(where: { $0.keys.contains { root[$0] != nil } }) else { return nil }
        self = kind
    }

    /// The message about a file of no known kind.
    package static func unknown(_ root: Node) -> String {
        let found = root.mapping.map { mapping in
            mapping.members.isEmpty ? "an empty mapping" : "'\(mapping.members[0].name)'"
        }
        return
            "expected an OpenAPI document ('openapi'), an overlay ('overlay'), a scenario ('scenario'), targets "
            + "('targets'), a baseline ('known') or a behaviour ('operations', 'resources', 'errors', …), found \(found ?? root.foundDescription)"
    }
}
