package import Behaviour
package import Contract
internal import HTTPModel

/// A loaded API: its name, contract and behaviour.
package final class API: Sendable {
    package let name: String
    /// The name as the first segment of a path, percent-encoded.
    package let segment: String
    package let contract: Contract
    package let behaviour: Behaviour
    /// For each of the behaviour's collections, whether a rule may change it.
    let collectionsAreChanged: [Bool]

    package init(name: String, contract: Contract, behaviour: Behaviour = Behaviour()) {
        self.name = name
        segment = PercentEncoding.encode(name)
        self.contract = contract
        self.behaviour = behaviour
        collectionsAreChanged = behaviour.areChanged
    }
}
