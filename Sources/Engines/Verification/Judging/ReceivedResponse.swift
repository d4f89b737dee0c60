internal import Contract
internal import HTTPModel
internal import JSONModel

/// A response that came, the value its body stands for, and where it breaks the contract.
struct ReceivedResponse {
    let response: HTTPResponse
    /// Nil for no body.
    let body: JSON?
    let violations: [Violation]
    /// Whether the contract has an operation for the request, and so something to say.
    let isHeldToContract: Bool

    init(_ response: HTTPResponse, to operation: Operation?) {
        let judged = operation?.judge(response)
        self.response = response
        body = judged?.body ?? Operation.undocumentedBody(response)
        violations = judged?.violations ?? []
        isHeldToContract = operation != nil
    }
}
