internal import Diagnostics
internal import JSONModel
internal import StructuralDiff
internal import Verification

/// Sentences about a failed step, for formats without a layout of their own.
extension StepReport {
    /// A sentence for each problem, with its code and the place in the contract; or why it did not run.
    var sentences: [String] {
        if outcome == .notRun || (outcome == .known && problems.isEmpty) {
            return ["did not run: \(reason ?? "") [\(FailureCode.notRun.rawValue)]"]
        }
        return problems.map { problem in
            let place = problem.contractLocation.map { " (\($0))" } ?? ""
            return "\(PlainText.short(problem.sentence)) [\(problem.code.rawValue)]\(place)"
        }
    }

    /// How often the request was sent again, and why.
    var resendings: [String] {
        [(attempts.retries, "no connection was made"), (attempts.resent, "the server closed a kept connection")]
            .filter { $0.0 > 0 }.map { "sent again \(Plural.of($0, "time")), as \($1)" }
    }

    /// The request and the response, on either target.
    var exchangeLines: [String] {
        [("request", exchange), ("compared with", counterpart)].flatMap { name, exchange -> [String] in
            guard let exchange else { return [] }
            let body = needsBody ? exchange.bodyExcerpt.map { "body: \($0)" } : nil
            return ["\(name): \(exchange.method) \(exchange.url)", "response: \(exchange.responseLine)"]
                + [body].compactMap(\.self)
        }
    }

    /// Whether the response's body helps to explain the failure: the status is wrong, or the step waited in vain.
    var needsBody: Bool {
        outcome == .failed && (attempts.endedBy != nil || problems.contains { $0.pointer == "/status" })
    }
}

extension ExchangeReport {
    /// Longer bodies are cut, and their length is added.
    static let longestExcerpt = 2000

    /// The response's body on one line, without the white space between the tokens of JSON; nil if it is empty.
    var bodyExcerpt: String? {
        guard let response, response.bodyBytes > 0 else { return nil }
        guard response.isText else { return "\(response.bodyBytes) bytes that are no text" }
        let isLong = response.bodyBytes > 100_000
        let compact = isLong ? nil : (try? JSON(text: response.body)).map(\.description)
        return Excerpt.cut(PlainText.visible(compact ?? response.body), to: Self.longestExcerpt)
    }
}

extension Verdict {
    /// The verdict in words, for titles.
    var words: String {
        switch self {
        case .agreed, .disagreed, .same, .drifted, .interrupted: rawValue
        case .couldNotRun: "could not run"
        case .nothingRun: "nothing was checked"
        case .bothFailed: "both failed alike"
        case .stale: "known failures are gone"
        case .uncovered: "too little was covered"
        case .incomplete: "scenarios were skipped"
        }
    }

    /// Whether the run failed as a whole, although its steps may look like a pass.
    var isUnfinished: Bool {
        [.couldNotRun, .nothingRun, .stale, .uncovered, .incomplete, .interrupted].contains(self)
    }
}
