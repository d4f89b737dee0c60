package import Diagnostics
package import JSONModel

/// A named collection of things the mock remembers, and the states they go through.
package struct ResourceCollection: Sendable {
    package let name: String
    /// The member that identifies a resource.
    package let key: String
    /// Members by which lookups are fast; the key is always one.
    package let indexes: [String]
    /// How many are kept; the oldest makes room.
    package let limit: Int
    package let lifecycle: Lifecycle?
    package let seed: [JSONObject]
    package let location: SourceLocation

    package static let defaultLimit = 10_000
}

/// The states of a resource and the moves between them.
package struct Lifecycle: Sendable {
    /// The member that holds the state.
    package let member: String
    package let initial: String
    /// The states reachable from each; a state without an entry is terminal.
    package let transitions: [(from: String, to: [String])]

    package func next(from state: String) -> [String] { transitions.first { $0.from == state }?.to ?? [] }

    /// Every state, the initial one first.
    package var states: [String] {
        var states = [initial]
        for state in transitions.flatMap({ [$0.from] + $0.to }) where !states.contains(state) { states.append(state) }
        return states
    }
}
