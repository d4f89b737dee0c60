internal import Contract
internal import HTTPModel

/// What the contract says of the mock's own answers.
extension AnswerSource {
    /// How an operation's response breaks the contract; nil where the response is not held to it.
    ///
    /// Held to it is what an operation answers. The mock's own words are not, which say that the API would not answer
    /// here or that nobody knows how, and neither is a response that is never sent.
    func breaches(of response: HTTPResponse, by operation: Operation) -> [Violation]? {
        guard speaksForAPI, response.fault == nil else { return nil }
        return operation.judge(response).violations
    }
}

extension JournalEntry {
    /// Every breach of the contract, found out when someone asks; nil where the answer is not held to it.
    var undocumented: [Violation]? {
        guard let operation = handler?.operation, let breaches = source.breaches(of: response, by: operation) else {
            return nil
        }
        guard isResponseCut else { return breaches }
        return breaches.filter { $0.part != .body || $0.keyword == "content-type" }
    }

    var isResponseCut: Bool { response.body.count < responseBytes }
}

extension Answered {
    /// Its reason, and how the response breaks the contract, for a log: without any value that was sent.
    ///
    /// Holding a response to the contract costs as much as making it, so it is done when the log asks.
    package var remark: String? {
        let breaches = handler.flatMap { source.breaches(of: response, by: $0.operation) } ?? []
        guard !breaches.isEmpty else { return reason }
        let words = "undocumented: " + breaches.map(\.breach).joined(separator: "; ")
        return reason.map { "\($0); \(words)" } ?? words
    }
}

extension Violation {
    /// Which place breaks which keyword: `body /amount breaks 'type'`; `status` alone.
    var breach: String { part == .status ? subject : "\(subject) breaks '\(keyword)'" }
}
