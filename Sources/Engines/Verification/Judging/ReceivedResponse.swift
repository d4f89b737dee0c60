internal import Contract
internal import HTTPModel
internal import JSONModel

/// A response, the value of its body, and its violations of the contract.
struct ReceivedResponse {
    let response: HTTPResponse
    /// Nil for no body.
    let body: JSON?
    let violations: [Violation]
    /// Whether the contract has the operation, so that the response is checked.
    let isHeldToContract: Bool

    init(_ response: HTTPResponse, to operation: Operation?) {
        let judged = operation?.judge(response)
        self.response = response
        body = judged?.body ?? Operation.undocumentedBody(response)
        violations = judged?.violations ?? []
        isHeldToContract = operation != nil
    }
}
