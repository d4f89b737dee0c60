internal import Contract
internal import HTTPModel

/// A response, the value of its body, and where it breaks the contract.
struct JudgedResponse {
    let received: ReceivedResponse
    let violations: [Violation]
    /// Whether the contract has an operation for the request, and so something to say.
    let isHeldToContract: Bool

    init(_ response: HTTPResponse, _ operation: Operation?) {
        let contract = operation?.judge(response)
        received = ReceivedResponse(response: response, body: contract?.body ?? ResponseBody.value(of: response))
        violations = contract?.violations ?? []
        isHeldToContract = operation != nil
    }
}
