internal import Diagnostics
internal import HTTPModel
internal import JSONModel
internal import Secrets
internal import StructuralDiff
internal import Verification

/// A problem in words: its place with the expected and found values, or one sentence.
struct ProblemReport {
    /// The stable word for this kind of problem in machine-readable reports.
    enum Kind: String, CaseIterable {
        case missing, unexpected, changed, typeChanged, moved, reordered, unmatched
        case contract, http, schema, output, request, transport, unmet, nothingChecked, work
    }

    let kind: Kind
    let code: FailureCode
    /// From `/status`, `/headers/Name` or `/body`; nil for the whole step.
    let pointer: String?
    let expected: String?
    let found: String?
    /// The values for people.
    ///
    /// Differences between texts that look alike are spelled out.
    let shown: (expected: String?, found: String?)
    /// The sentence of a problem without two values.
    let statement: String?
    let contractLocation: SourceLocation?
    /// The class of a difference between two targets; nil for a run against scenarios.
    let driftClass: DriftClass?
    private let sides: SideNames
    /// Whether a baseline knows it.
    let isKnown: Bool
    /// Why it is accepted, if the baseline says so.
    let knownReason: String?
    /// Two texts with differing parts; nil for other values.
    let texts: (expected: String, found: String)?

    init(_ problem: StepProblem, _ redaction: Redaction, _ sides: SideNames, known: KnownFailure? = nil) {
        let problem = problem.masked(by: redaction.names)
        let words = Words.of(problem)
        isKnown = known != nil
        knownReason = known?.reason.map(redaction.text)
        self.sides = sides
        driftClass = sides.areTargets ? problem.driftClass : nil
        kind = words.kind
        code = FailureCode(problem)
        pointer = redaction.pointer(problem.pointer)
        expected = words.expected.map(redaction.text)
        found = words.found.map(redaction.text)
        statement = words.statement.map(redaction.text)
        contractLocation = words.contractLocation
        let alike = Self.spelled(problem, redaction)
        shown = (alike?.expected ?? expected, alike?.found ?? found)
        texts = alike == nil ? Self.texts(problem).map { (redaction.text($0), redaction.text($1)) } : nil
    }

    /// Both values with their differences spelled out; nil if the difference is visible anyway.
    private static func spelled(
        _ problem: StepProblem, _ redaction: Redaction
    ) -> (expected: String, found: String)? {
        if let (expected, found) = texts(problem) {
            return LookAlikes.spelled(redaction.text(expected), redaction.text(found)).map {
                (JSON.string($0.expected).description, JSON.string($0.actual).description)
            }
        }
        guard case .unmatched(_, let wanted, .string(let found)?) = problem else { return nil }
        let (words, text) = (redaction.text(wanted), redaction.text(found))
        return LookAlikes.spelled(text, beside: words).map { (words, JSON.string($0).description) }
    }

    private static func texts(_ problem: StepProblem) -> (String, String)? {
        guard case .difference(let difference) = problem,
            case .changed(.string(let expected), .string(let actual)) = difference.kind,
            BytesText.words(expected, actual) == nil
        else { return nil }
        return (expected, actual)
    }

    /// `/status: expected 200, found 422`.
    var sentence: String {
        let tail =
            statement ?? "\(sides.expected) \(shown.expected ?? "nothing"), \(sides.found) \(shown.found ?? "nothing")"
        return pointer.map { "\($0): \(tail)" } ?? tail
    }
}

/// The words of a problem, before secrets are masked.
private struct Words {
    let kind: ProblemReport.Kind
    var expected: String?
    var found: String?
    var statement: String?
    var contractLocation: SourceLocation?

    static func of(_ problem: StepProblem) -> Words {
        switch problem {
        case .difference(let difference): return of(difference)
        case .unmatched(_, let wanted, let found):
            return Words(kind: .unmatched, expected: wanted, found: found.map { BytesText.words(for: $0) } ?? "nothing")
        case .violation(_, _, let message, let location):
            return Words(
                kind: .contract, statement: "breaks the contract: \(message)",
                contractLocation: location)
        case .malformed(_, let message): return Words(kind: .http, statement: "breaks HTTP: \(message)")
        case .brokenSchema(_, _, let message, let location):
            return Words(
                kind: .schema, statement: "breaks the schema: \(message)",
                contractLocation: location)
        case .missingOutput(let name):
            return Words(kind: .output, statement: "the response has no value for output '\(name)'")
        case .unsendable(let reason): return Words(kind: .request, statement: "the request was not sent: \(reason)")
        case .unreachable(let error):
            return Words(kind: .transport, statement: "no response came: \(error.description)")
        case .unmet(let condition): return Words(kind: .unmet, statement: condition.description)
        case .onTarget(let name, let inner):
            var words = of(inner)
            words.statement = "only \(name): \(words.statement ?? "")"
            return words
        case .onBoth(let inner):
            var words = of(inner)
            let values = "expected \(words.expected ?? "nothing"), found \(words.found ?? "nothing")"
            words.statement = "on both targets: \(words.statement ?? values)"
            (words.expected, words.found) = (nil, nil)
            return words
        case .tooMuchWork(let excess):
            return Words(kind: .work, statement: "cannot be judged: that takes \(excess)")
        case .nothingChecked:
            let statement = "no step was checked: none expects anything, and none is an operation of the contract"
            return Words(kind: .nothingChecked, statement: statement)
        }
    }

    private static func of(_ difference: Difference) -> Words {
        func words(_ kind: ProblemReport.Kind, _ expected: String, _ found: String) -> Words {
            Words(kind: kind, expected: expected, found: found)
        }
        switch difference.kind {
        case .missing(let expected): return words(.missing, BytesText.words(for: expected), "nothing")
        case .unexpected(let actual): return words(.unexpected, "nothing", BytesText.words(for: actual))
        case .changed(.string(let expected), .string(let actual)):
            let bytes = BytesText.words(expected, actual)
            let texts = (JSON.string(expected).description, JSON.string(actual).description)
            return words(.changed, bytes?.expected ?? texts.0, bytes?.actual ?? texts.1)
        case .changed(let expected, let actual): return words(.changed, expected.description, actual.description)
        case .typeChanged(let expected, let actual):
            return words(.typeChanged, BytesText.words(for: expected), BytesText.words(for: actual))
        case .moved(let from): return words(.moved, "the element at index \(from)", "it here")
        case .reordered(let expected, let actual):
            return words(.reordered, "the order \(list(expected))", "the order \(list(actual))")
        }
    }

    private static func list(_ names: [String]) -> String { names.joined(separator: ", ") }
}
