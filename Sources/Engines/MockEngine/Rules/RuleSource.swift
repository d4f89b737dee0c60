internal import Behaviour

/// Where rules come from that may answer a call.
///
/// All of them are asked by one `RuleEvaluation`, in the order of `order`, and the first rule whose conditions hold
/// answers. What no rule answers is answered by the contract (`ContractAnswer`). Rules that are added to a sandbox while
/// the mock runs will stand before those of the behaviour.
enum RuleSource {
    /// The rules that the behaviour of the API has for the operation.
    case behaviour

    static let order: [RuleSource] = [.behaviour]

    func rules(for call: Call) -> [Rule] {
        switch self {
        case .behaviour: call.handler.rules
        }
    }
}
