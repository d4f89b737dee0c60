package import Behaviour
package import Contract

/// A loaded API: its name, contract and behaviour.
package final class API: Sendable {
    package let name: String
    package let contract: Contract
    package let behaviour: Behaviour
    /// For each of the behaviour's collections, whether a rule may change it.
    let collectionsAreChanged: [Bool]

    package init(name: String, contract: Contract, behaviour: Behaviour = Behaviour()) {
        self.name = name
        self.contract = contract
        self.behaviour = behaviour
        collectionsAreChanged = behaviour.areChanged
    }
}
