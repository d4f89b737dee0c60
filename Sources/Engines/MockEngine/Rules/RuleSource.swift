internal import Behaviour

/// A source of rules for a call.
///
/// `RuleEvaluation` tries the sources in the order of `order`, and the first rule whose conditions are true answers. If
/// there is none, the contract answers (`ContractAnswer`). Rules that are added to a sandbox while the mock runs will
/// come before those of the behaviour.
enum RuleSource {
    /// The rules of the API's behaviour for the operation.
    case behaviour

    static let order: [RuleSource] = [.behaviour]

    func rules(for call: Call) -> [Rule] {
        switch self {
        case .behaviour: call.handler.rules
        }
    }
}
