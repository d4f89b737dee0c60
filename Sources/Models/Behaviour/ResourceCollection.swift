package import Diagnostics
package import JSONModel
internal import Secrets

/// A named collection of resources, with their states and transitions.
package final class ResourceCollection: Sendable {
    package let name: String
    /// The member that identifies a resource.
    package let key: String
    /// The indexed members; the key is always indexed.
    package let indexes: [String]
    /// The most resources besides the seeds; beyond it, the oldest is forgotten.
    package let limit: Int
    package let lifecycle: Lifecycle?
    /// The members that the admin API and the journal mask.
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

    /// This collection with `member` indexed too.
    func indexed(by member: String) -> ResourceCollection {
        guard member != key, !indexes.contains(member) else { return self }
        return ResourceCollection(
            name: name, key: key, indexes: indexes + [member], limit: limit, lifecycle: lifecycle, secret: secret,
            seed: seed, location: location)
    }

    /// Whether `other`, read from the file again, is the same.
    package func isSame(as other: ResourceCollection) -> Bool {
        name == other.name && key == other.key && indexes == other.indexes && limit == other.limit
            && secret == other.secret && seed == other.seed && lifecycle?.table == other.lifecycle?.table
    }

    /// A resource with its secret members masked.
    package func shown(_ members: JSONObject) -> JSON {
        SecretNames(members: secret).masked(.object(members))
    }
}

/// The states of a resource, and the transitions between them.
package final class Lifecycle: Sendable {
    /// The member that holds the state.
    package let member: String
    package let initial: String
    /// The states that can follow each; a state without an entry is final.
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

    /// All parts, for comparing.
    fileprivate var table: [[String]] { [[member, initial]] + transitions.map { [$0.from] + $0.to } }

    package func next(from state: String) -> [String] { transitions.first { $0.from == state }?.to ?? [] }
}
