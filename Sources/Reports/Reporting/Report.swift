internal import Contract
internal import ContractCoverage
internal import Diagnostics
internal import HTTPModel
internal import JSONModel
internal import Secrets
internal import Verification

/// A run in the texts of a report: every text final, every secret masked.
///
/// All formats lay it out.
struct Report {
    let verdict: Verdict
    let counts: Counts
    let duration: Duration
    let scenarios: [ScenarioReport]
    let waiting: Waiting
    let sides: SideNames
    /// The name of the target, or of both that were compared.
    let title: String
    /// The coverage of the contracts; nil when nobody asked.
    let coverage: RunCoverage?
    /// Errors of contracts, because of which some parts could not be checked.
    let unchecked: [Diagnostic]
    /// The outcome of a baseline; nil without one.
    let baseline: BaselineOutcome?
    /// The data for repeating the run, with secrets masked.
    let origin: RunOrigin?
    let start: Duration
    let exitCode: Int32
    private let interruption: Interruption?
    /// The scenarios that failed on both targets without a difference.
    private let alikeCount: Int

    /// `showsPassedExchanges`: whether it has the exchanges of passed steps.
    init(_ run: Run, showsPassedExchanges: Bool = true) {
        coverage = run.coverage
        unchecked = run.unchecked
        baseline = run.baseline
        verdict = run.verdict
        exitCode = run.exitCode
        interruption = run.interruption
        alikeCount = run.scenarios.count { $0.hasFailed && $0.failsAlike }
        start = run.start
        origin = run.origin.map { $0.masked(by: Redaction(run.secrets)) }
        counts = run.counts
        duration = run.duration
        waiting = run.waiting
        sides = SideNames(of: run)
        let sides = sides
        let names = [run.target.name, run.counterpart?.name].compactMap(\.self)
        title = names.isEmpty ? verdict.words : "\(names.joined(separator: " and ")): \(verdict.words)"
        let spellings = SpellingCache()
        scenarios = run.scenarios.map { scenario in
            let redaction = Redaction(run.secrets, scenario: scenario, spellings: spellings)
            return ScenarioReport(scenario, redaction, sides, showsPassedExchanges: showsPassedExchanges)
        }
    }

    /// The number of differences of each class between two targets.
    var drift: [(driftClass: DriftClass, count: Int)] {
        let classes = scenarios.flatMap(\.steps).flatMap(\.problems).compactMap(\.driftClass)
        return DriftClass.allCases.compactMap { driftClass in
            let count = classes.count { $0 == driftClass }
            return count == 0 ? nil : (driftClass, count)
        }
    }

    /// The code of a run that has not passed.
    var code: FailureCode? { FailureCode(verdict) }

    /// The sentence that ends a report: `12 scenarios, 31 steps, 120 checks: all agreed`.
    var summary: String {
        let numbers = [
            Plural.of(counts.scenarios.total, "scenario"), Plural.of(counts.steps.total, "step"),
            Plural.of(counts.checks, "check"),
        ]
        return "\(numbers.joined(separator: ", ")): \(outcome)"
    }

    /// The sentence with the code of a run that has not passed.
    var codedSummary: String { code.map { "\(summary) [\($0.rawValue)]" } ?? summary }

    private var outcome: String {
        let known = counts.scenarios.known == 0 ? "" : ", \(counts.scenarios.known) known"
        let skipped = known + (counts.scenarios.skipped == 0 ? "" : ", \(counts.scenarios.skipped) skipped")
        switch verdict {
        case .agreed: return skipped.isEmpty ? "all agreed" : "\(counts.scenarios.passed) agreed\(skipped)"
        case .same: return skipped.isEmpty ? "all the same" : "\(counts.scenarios.passed) the same\(skipped)"
        case .drifted:
            let classes = drift.map { "\($0.count) \($0.driftClass.words)" }.joined(separator: ", ")
            let tail = classes.isEmpty ? "" : " (\(classes))"
            let alike = alikeCount == 0 ? "" : ", \(alikeCount) failed on both targets alike"
            return "\(counts.scenarios.failed - alikeCount) drifted\(alike)\(skipped); \(steps)\(tail)"
        case .bothFailed:
            return "no difference, but \(counts.scenarios.failed) failed on both targets alike\(skipped); \(steps)"
        case .disagreed: return "\(counts.scenarios.failed) disagreed\(skipped); \(steps)"
        case .stale:
            let entries = baseline?.stale.count == 1 ? "1 entry" : "\(baseline?.stale.count ?? 0) entries"
            return "\(counts.scenarios.passed) \(rightWord)\(skipped), but \(entries) of the baseline "
                + (baseline?.stale.count == 1 ? "is stale" : "are stale")
        case .uncovered:
            return "\(counts.scenarios.passed) \(rightWord)\(skipped), but less of the contract was met than has to be"
        case .incomplete:
            return "\(counts.scenarios.passed) \(rightWord)\(skipped), and none may be skipped"
        case .interrupted:
            let ended = counts.scenarios.total - counts.scenarios.skipped
            let failed = counts.scenarios.failed == 0 ? "" : ", of which \(counts.scenarios.failed) disagreed"
            return "interrupted by \(interruption?.name ?? "a signal") after \(Plural.of(ended, "scenario"))\(failed)"
        case .couldNotRun: return "could not run, as no connection could be made\(skipped); \(steps)"
        case .nothingRun: return "nothing was checked, which is no pass\(skipped)"
        }
    }

    private var steps: String {
        let failed = "\(Plural.of(counts.steps.failed, "step")) failed"
        let known = counts.steps.known == 0 ? "" : ", \(counts.steps.known) known"
        return (counts.steps.notRun == 0 ? failed : "\(failed), \(counts.steps.notRun) did not run") + known
    }

    private var rightWord: String { sides.areTargets ? "the same" : "agreed" }
}

struct ScenarioReport {
    enum Outcome: String {
        case passed, failed, skipped
        /// All its failures are known.
        case known
    }

    let title: String
    let api: String
    let location: SourceLocation
    let outcome: Outcome
    let skipReason: String?
    let tally: Tally
    let checks: Int
    let duration: Duration
    let steps: [StepReport]

    init(_ run: ScenarioRun, _ redaction: Redaction, _ sides: SideNames, showsPassedExchanges: Bool) {
        title = redaction.text(run.title)
        api = run.api
        location = run.location
        outcome = run.skipReason != nil ? .skipped : run.hasFailed ? .failed : run.isKnown ? .known : .passed
        skipReason = run.skipReason.map(redaction.text)
        tally = run.tally
        checks = run.checks
        duration = run.duration
        steps = run.steps.map { step in
            StepReport(step, redaction, sides, showsExchange: showsPassedExchanges || step.outcome != .passed)
        }
    }
}

struct StepReport {
    enum Outcome: String {
        case passed, failed, skipped, notRun
        /// It failed or did not run, as a baseline says.
        case known
    }

    let id: String
    let title: String
    let location: SourceLocation
    let operation: String?
    let outcome: Outcome
    /// Why it did not run; nil when it did.
    let reason: String?
    let checks: Int
    let problems: [ProblemReport]
    /// Nil when nothing was sent, or when the format does not show it.
    let exchange: ExchangeReport?
    /// How long the exchange took; nil when nothing was sent.
    let duration: Duration?
    let attempts: Attempts
    /// The exchange with the other target, in a comparison.
    let counterpart: ExchangeReport?
    /// The problems that are shown in the body itself; nil when they are few and small.
    let document: DocumentReport?
    /// Why its known failure is accepted; nil when the baseline does not say.
    let knownReason: String?
    /// The command that sends the request again; only for a failed step.
    let command: String?

    init(_ run: StepRun, _ redaction: Redaction, _ sides: SideNames, showsExchange: Bool) {
        id = redaction.text(run.id)
        title = redaction.text(run.title)
        location = run.location
        operation = run.operation
        checks = run.checks
        problems = run.problems.enumerated().map { index, problem in
            ProblemReport(problem, redaction, sides, known: run.knownProblems[index])
        }
        knownReason = run.known?.reason.map(redaction.text)
        duration = run.exchange?.duration
        exchange = (showsExchange ? run.exchange : nil).map { ExchangeReport($0, redaction) }
        attempts = run.attempts
        counterpart = (showsExchange ? run.counterpart : nil).map { ExchangeReport($0, redaction) }
        document = DocumentReport(run, redaction)
        command = run.outcome == .failed ? run.exchange.map { CurlCommand($0, redaction).text } : nil
        switch run.outcome {
        case .notRun(let why) where run.known != nil: (outcome, reason) = (.known, redaction.text(why))
        case .failed where run.known != nil: (outcome, reason) = (.known, nil)
        case .passed: (outcome, reason) = (.passed, nil)
        case .failed: (outcome, reason) = (.failed, nil)
        case .skipped: (outcome, reason) = (.skipped, nil)
        case .notRun(let why): (outcome, reason) = (.notRun, redaction.text(why))
        }
    }
}

struct ExchangeReport {
    struct Message {
        let headers: [(name: String, value: String)]
        let body: String
        let bodyBytes: Int
        /// The body, with secrets masked, if it is no text; nil if it is.
        let bytes: [UInt8]?

        var isText: Bool { bytes == nil }
    }

    let method: String
    let url: String
    let request: Message
    let status: Int?
    let response: Message?
    let duration: Duration
    let waiting: Waiting
    /// On the clock by which durations are measured.
    let start: Duration?

    init(_ exchange: Exchange, _ redaction: Redaction) {
        start = exchange.start
        method = redaction.text(exchange.request.method.rawValue)
        url = redaction.url(exchange.baseURL, exchange.request.target)
        request = Self.message(exchange.request.fields, exchange.request.body, redaction)
        status = exchange.response?.status
        response = exchange.response.map { Self.message($0.fields, $0.body, redaction) }
        duration = exchange.duration
        waiting = exchange.waiting
    }

    /// `422 Unprocessable Content`, or that none came.
    var responseLine: String {
        let line = status.map { "\($0) \(ReasonPhrase.of($0))" } ?? "no response"
        guard let delay = waiting.tooLong else { return line }
        return "\(line) (it asked to wait \(delay.components.seconds) s, which is over the limit)"
    }

    private static func message(_ fields: HTTPFields, _ body: [UInt8], _ redaction: Redaction) -> Message {
        // Decoded by its charset. In bytes that are not text, invalid UTF-8 becomes U+FFFD.
        let text = BodyCodec.text(of: body, type: fields["Content-Type"].flatMap { MediaType($0) })
        let isText = !BinaryText.isBinary(text)
        return Message(
            headers: fields.fields.map { (redaction.text($0.name), redaction.value(of: $0)) },
            body: redaction.body(isText ? text : String(decoding: body, as: UTF8.self), fields),
            bodyBytes: body.count,
            bytes: isText ? nil : redaction.bytes(body, fields))
    }
}
