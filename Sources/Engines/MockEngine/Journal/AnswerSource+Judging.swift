internal import Contract
internal import HTTPModel

/// Checking the mock's own answers against the contract.
extension AnswerSource {
    /// The violations in an operation's response; nil when the response is not checked.
    ///
    /// Every answer of an operation is checked. The mock's own problem reports are not, and neither is a response that
    /// is never sent.
    func breaches(of response: HTTPResponse, by operation: Operation) -> [Violation]? {
        guard speaksForAPI, response.fault == nil else { return nil }
        return operation.judge(response).violations
    }
}

extension Answered {
    /// The reason and the violations of the response, for a log; it contains no value that was sent.
    ///
    /// It validates the response, which takes about as long as making it, so it is computed only on request.
    package var remark: String? {
        let breaches = handler.flatMap { source.breaches(of: response, by: $0.operation) } ?? []
        guard !breaches.isEmpty else { return reason }
        let words = "undocumented: " + breaches.map(\.breach).joined(separator: "; ")
        return reason.map { "\($0); \(words)" } ?? words
    }
}

extension Violation {
    /// The place and the keyword it breaks: `body /amount breaks 'type'`; `status` alone.
    var breach: String { part == .status ? subject : "\(subject) breaks '\(keyword)'" }
}
