internal import JSONModel
internal import Secrets
internal import StructuralDiff
internal import Verification

/// Where a body differs, to be laid over the body itself.
///
/// One small difference is read faster as pointer, expected and found, so there is none for it.
struct DocumentReport {
    /// Which of the step's problems it shows.
    let indices: Set<Int>
    /// How long values may be is up to the layout.
    let view: (_ longest: Int) -> DiffView
    let codes: [FailureCode]

    init?(_ run: StepRun, _ redaction: Redaction) {
        guard run.outcome == .failed, let body = run.received.map(redaction.names.masked) else { return nil }
        let marks = run.problems.enumerated().compactMap { index, problem in
            Self.mark(problem.masked(by: redaction.names)).map { (index: index, mark: $0) }
        }
        guard marks.count > 1 || marks.contains(where: { $0.mark.isLines }) else { return nil }
        indices = Set(marks.map(\.index))
        codes = Array(Set(marks.map { FailureCode(run.problems[$0.index]) })).sorted { $0.rawValue < $1.rawValue }
        view = { longest in
            var options = DiffView.Options()
            options.longest = longest
            // Because an expectation need not name all that is there.
            options.folded = "other"
            options.mask = redaction.text
            return DiffView(of: body, marks.map(\.mark), options: options)
        }
    }

    private static func mark(_ problem: StepProblem) -> DiffView.Mark? {
        switch problem {
        case .difference(let difference) where difference.pointer.tokens.first == "body":
            DiffView.Mark(.difference(difference.kind), at: inside(difference.pointer))
        case .unmatched(let pointer, let wanted, let found) where pointer.tokens.first == "body":
            DiffView.Mark(.described(wanted, isFound: found != nil), at: inside(pointer))
        default: nil
        }
    }

    private static func inside(_ pointer: JSONPointer) -> JSONPointer {
        JSONPointer(tokens: Array(pointer.tokens.dropFirst()))
    }
}

extension DiffView.Mark {
    /// Whether it is two texts, of which one has several lines.
    fileprivate var isLines: Bool {
        guard case .difference(.changed(.string(let expected), .string(let actual))) = kind else { return false }
        return BytesText.words(expected, actual) == nil && TextDiff.haveLines(expected, actual)
    }
}
