internal import Verification

/// What formats without a layout of their own say of a step that failed.
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

    /// The request and the response, on either target.
    var exchangeLines: [String] {
        var lines: [String] = []
        if let exchange {
            lines += ["request: \(exchange.method) \(exchange.url)", "response: \(exchange.responseLine)"]
        }
        if let counterpart {
            lines += [
                "compared with: \(counterpart.method) \(counterpart.url)", "response: \(counterpart.responseLine)",
            ]
        }
        return lines
    }
}

extension Verdict {
    /// For titles.
    var words: String {
        switch self {
        case .agreed, .disagreed, .same, .drifted: rawValue
        case .couldNotRun: "could not run"
        case .nothingRun: "nothing was checked"
        case .bothFailed: "both failed alike"
        case .stale: "known failures are gone"
        case .uncovered: "too little was covered"
        }
    }

    /// Whether the run as a whole failed, so that its steps alone might look like a pass.
    var isUnfinished: Bool { [.couldNotRun, .nothingRun, .stale, .uncovered].contains(self) }
}
