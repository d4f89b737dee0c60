package import Diagnostics
package import JSONModel
internal import Secrets

/// A named collection of things the mock remembers, and the states they go through.
package final class ResourceCollection: Sendable {
    package let name: String
    /// The member that identifies a resource.
    package let key: String
    /// Members by which lookups are fast; the key is always one.
    package let indexes: [String]
    /// How many are kept besides the seeds; the oldest makes room.
    package let limit: Int
    package let lifecycle: Lifecycle?
    /// Members that are not to be seen from outside.
    package let secret: [String]
    package let seed: [JSONObject]
    package let location: SourceLocation

    package static let defaultLimit = 10_000

    init(
        name: String, key: String, indexes: [String], limit: Int, lifecycle: Lifecycle?, secret: [String],
        seed: [JSONObject], location: SourceLocation
    ) {
        self.name = name
        self.key = key
        self.indexes = indexes
        self.limit = limit
        self.lifecycle = lifecycle
        self.secret = secret
        self.seed = seed
        self.location = location
    }

    /// The same with fast lookups by `member`.
    func indexed(by member: String) -> ResourceCollection {
        guard member != key, !indexes.contains(member) else { return self }
        return ResourceCollection(
            name: name, key: key, indexes: indexes + [member], limit: limit, lifecycle: lifecycle, secret: secret,
            seed: seed, location: location)
    }

    /// Whether a file that was read again says the same.
    package func isSame(as other: ResourceCollection) -> Bool {
        name == other.name && key == other.key && indexes == other.indexes && limit == other.limit
            && secret == other.secret && seed == other.seed && lifecycle?.table == other.lifecycle?.table
    }

    /// A resource as it may be shown: secret members are masked.
    package func shown(_ members: JSONObject) -> JSON {
        SecretNames(members: secret).masked(.object(members))
    }
}

/// The states of a resource and the moves between them.
package final class Lifecycle: Sendable {
    /// The member that holds the state.
    package let member: String
    package let initial: String
    /// The states reachable from each; a state without an entry is terminal.
    package let transitions: [(from: String, to: [String])]
    /// Every state, the initial one first.
    package let states: [String]

    init(member: String, initial: String, transitions: [(from: String, to: [String])]) {
        self.member = member
        self.initial = initial
        self.transitions = transitions
        var states = [initial]
        for state in transitions.flatMap({ [$0.from] + $0.to }) where !states.contains(state) { states.append(state) }
        self.states = states
    }

    /// All of it, to be compared.
    fileprivate var table: [[String]] { [[member, initial]] + transitions.map { [$0.from] + $0.to } }

    package func next(from state: String) -> [String] { transitions.first { $0.from == state }?.to ?? [] }
}
