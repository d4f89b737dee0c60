internal import Behaviour

/// A source of rules for a call.
///
/// The rules of all sources are evaluated as one list, in the order of `order`, and the first rule whose conditions hold
/// answers. What no rule answers is answered by the contract (`ContractAnswer`). Rules that are added to a sandbox while
/// the mock runs will stand before those of the behaviour.
enum RuleSource {
    /// The rules of the API's behaviour for the operation.
    case behaviour

    static let order: [RuleSource] = [.behaviour]

    /// The rules of all sources in their order, as one list: nothing changes in the sandbox between two of them.
    static func rules(for call: Call) -> [Rule] {
        var joined: [Rule] = []
        for source in order {
            let rules = source.rules(for: call)
            // Because the first list is taken as it is, nothing is copied where one source alone has rules.
            if joined.isEmpty { joined = rules } else { joined += rules }
        }
        return joined
    }

    private func rules(for call: Call) -> [Rule] {
        switch self {
        case .behaviour: call.handler.rules
        }
    }
}
