internal import Contract
internal import HTTPModel

/// What the contract says of an answer, found out when someone asks.
extension Exchange {
    /// Every breach of the contract; nil where the answer is not held to it.
    ///
    /// Held to it is what an operation answers. The mock's own words are not, which say that the API would not answer
    /// here or that nobody knows how, and neither is a response that was never sent whole.
    var undocumented: [Violation]? {
        guard let operation = handler?.operation, source.speaksForAPI, response.fault == nil else { return nil }
        let violations = operation.judge(response).violations
        guard isResponseCut else { return violations }
        return violations.filter { $0.part != .body || $0.keyword == "content-type" }
    }

    var isResponseCut: Bool { response.body.count < responseBytes }
}
