internal import JSONModel
internal import Secrets
internal import StructuralDiff
internal import Verification

/// The differences of a body, to be shown in the body itself.
///
/// Nil for one small difference: pointer, expected and found are easier to read.
struct DocumentReport {
    /// The indexes of the step's problems that it shows.
    let indices: Set<Int>
    /// The view; the layout chooses the greatest length of a value.
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
            // Because an expectation need not name all members, the folded ones are only other ones.
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
    /// Whether both values are texts, one of them with several lines.
    fileprivate var isLines: Bool {
        guard case .difference(.changed(.string(let expected), .string(let actual))) = kind else { return false }
        return BytesText.words(expected, actual) == nil && TextDiff.haveLines(expected, actual)
    }
}
