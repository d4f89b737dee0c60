package import Behaviour
package import Contract
internal import HTTPModel
internal import Secrets

/// A loaded API: its name, contract and behaviour.
package final class API: Sendable {
    package let name: String
    /// The name as the first segment of a path, percent-encoded.
    package let segment: String
    package let contract: Contract
    package let behaviour: Behaviour
    /// For each of the behaviour's collections, whether a rule may change it.
    let collectionsAreChanged: [Bool]
    /// The names of what is masked in the journal.
    let secretNames: SecretNames

    package init(name: String, contract: Contract, behaviour: Behaviour = Behaviour()) {
        self.name = name
        segment = PercentEncoding.encode(name)
        self.contract = contract
        self.behaviour = behaviour
        collectionsAreChanged = behaviour.areChanged
        secretNames = SecretNames(of: [contract], members: behaviour.collections.flatMap(\.secret))
    }
}
