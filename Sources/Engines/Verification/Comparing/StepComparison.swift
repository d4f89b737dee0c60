internal import Contract
internal import Diagnostics
internal import HTTPModel
internal import JSONModel
internal import ScenarioModel
internal import StructuralDiff

/// One step on two targets: the differences, and those that are allowed.
struct StepComparison {
    let left: StepRun
    let right: StepRun
    let names: (left: String, right: String)
    let texts: SideTexts
    /// The step of the scenario; nil when it is not known.
    let step: Step?
    let contract: Contract?
    let volatile: [PointerPattern]
    let learned: LearnedVolatility
    let reportsOnlyDifferences: Bool

    var stepRun: StepRun {
        switch (left.outcome, right.outcome) {
        case (.notRun(let reason), .notRun):
            var run = stepRun(.notRun(reason: "on neither target: \(reason)"))
            run.isAlike = true
            return run
        case (.notRun(let reason), _): return stepRun(.notRun(reason: "only \(names.left): \(reason)"))
        case (_, .notRun(let reason)): return stepRun(.notRun(reason: "only \(names.right): \(reason)"))
        default: break
        }
        // Because a given state and the outputs of a used scenario have no response that could be compared.
        if left.outcome == .passed, right.outcome == .passed, left.exchange == nil, right.exchange == nil {
            return stepRun(.passed)
        }
        let spelling = ResponseDocument.spelling(of: left, right)
        guard let leftValue = ResponseDocument.value(of: left, contract, spelling: spelling),
            let rightValue = ResponseDocument.value(of: right, contract, spelling: spelling)
        else {
            let problems = failures(of: left, names.left) + failures(of: right, names.right)
            // Because a response on one side alone is a difference too.
            let isCompared = left.exchange?.response != nil || right.exchange?.response != nil
            return stepRun(.failed, problems, checks: isCompared ? 1 : 0)
        }
        let found = differences(leftValue, rightValue) + onOneTarget
        let shared = reportsOnlyDifferences ? [] : onBothTargets(besides: found)
        let problems = found + shared
        var run = stepRun(problems.isEmpty ? .passed : .failed, problems, checks: checks(leftValue, rightValue))
        run.isAlike = found.isEmpty
        return run
    }

    private func differences(_ leftValue: JSON, _ rightValue: JSON) -> [StepProblem] {
        StructuralDiff.differences(expected: texts.left(leftValue), actual: texts.right(rightValue))
            .filter { !isDeclaredVolatile($0.pointer) && !learned.excuses($0) && !isLeftOpen($0.pointer) }
            .map(StepProblem.difference)
    }

    private func isDeclaredVolatile(_ pointer: JSONPointer) -> Bool {
        volatile.contains { $0.withoutCaseOfHeader.covers(pointer.withoutCaseOfHeader) }
    }

    /// Whether the scenario describes the value by a matcher or an expression, and both sides fulfil it.
    private func isLeftOpen(_ pointer: JSONPointer) -> Bool {
        guard let step, step.expectation.leavesOpen(pointer) else { return false }
        return !(left.problems + right.problems).contains { $0.pointerOfMismatch?.isOnTheWay(pointer) ?? false }
    }

    /// The problems of one target only.
    ///
    /// Values that are not as expected are already among the differences.
    private var onOneTarget: [StepProblem] {
        func only(_ run: StepRun, _ name: String, not other: StepRun) -> [StepProblem] {
            let known = Set(other.problems.compactMap(SharedFailure.init))
            return run.problems.filter { problem in
                guard let failure = SharedFailure(problem), !failure.isMismatch else { return false }
                return !known.contains(failure)
            }.map { .onTarget(name, $0) }
        }
        return only(left, names.left, not: right) + only(right, names.right, not: left)
    }

    /// The problems of both targets, in the words of the left one.
    ///
    /// Those at the places of `differences` are left out.
    private func onBothTargets(besides differences: [StepProblem]) -> [StepProblem] {
        let places = Set(differences.compactMap(\.pointer))
        let known = Set(right.problems.compactMap(SharedFailure.init))
        return left.problems.filter { problem in
            guard let failure = SharedFailure(problem), known.contains(failure) else { return false }
            return !failure.isMismatch || !(problem.pointer.map(places.contains) ?? false)
        }.map(StepProblem.onBoth)
    }

    private func failures(of run: StepRun, _ name: String) -> [StepProblem] {
        run.problems.filter { $0.driftClass == .exchange }.map { .onTarget(name, $0) }
    }

    /// One for the status, one for each header field, one for the body and one for the contract.
    private func checks(_ leftValue: JSON, _ rightValue: JSON) -> Int {
        let headers = [leftValue, rightValue].flatMap { $0["headers"]?.objectValue?.names.map(\.self) ?? [] }
        let hasBody = leftValue["body"] != nil || rightValue["body"] != nil
        return 1 + Set(headers).count + (hasBody ? 1 : 0) + (left.operation == nil ? 0 : 1)
    }

    private func stepRun(_ outcome: StepRun.Outcome, _ problems: [StepProblem] = [], checks: Int = 0) -> StepRun {
        StepRun(
            id: left.id, title: left.title, location: left.location, operation: left.operation, outcome: outcome,
            problems: problems, checks: checks, exchange: left.exchange, counterpart: right.exchange)
    }
}

/// A kind of failure, without the values, which differ between the targets.
private enum SharedFailure: Hashable {
    case breach(PointerPattern, keyword: String, SourceLocation?)
    case output(String)
    case condition(String)
    case mismatch(PointerPattern)

    /// Nil for problems that are not about the response.
    init?(_ problem: StepProblem) {
        switch problem {
        case .violation(let pointer, let keyword, _, let location):
            self = .breach(PointerPattern(generalizing: pointer), keyword: keyword, location)
        case .malformed(let pointer, _): self = .breach(PointerPattern(generalizing: pointer), keyword: "http", nil)
        case .missingOutput(let name), .unmet(.usedOutput(let name)): self = .output(name)
        case .unmet(.until(let condition, _, _, _)), .unmet(.failWhen(let condition, _, _)),
            .unmet(.notGiven(let condition, _)):
            self = .condition(condition)
        case .difference, .unmatched, .brokenSchema:
            self = .mismatch(PointerPattern(generalizing: problem.pointer ?? .root))
        case .unsendable, .unreachable, .onTarget, .onBoth, .nothingChecked, .tooMuchWork: return nil
        }
    }

    /// Whether a value is not as the scenario expects.
    var isMismatch: Bool {
        if case .mismatch = self { return true }
        return false
    }
}

extension StepProblem {
    /// The place of a mismatch with the scenario; nil for other problems.
    fileprivate var pointerOfMismatch: JSONPointer? {
        switch self {
        case .difference(let difference): difference.pointer
        case .unmatched(let pointer, _, _): pointer
        default: nil
        }
    }
}

extension JSONPointer {
    /// Whether this place is `other`, inside it, or around it.
    fileprivate func isOnTheWay(_ other: JSONPointer) -> Bool {
        zip(withoutCaseOfHeader.tokens, other.withoutCaseOfHeader.tokens).allSatisfy { $0 == $1 }
    }

    fileprivate var withoutCaseOfHeader: JSONPointer { JSONPointer(tokens: tokens.withoutCaseOfHeader) }
}

extension PointerPattern {
    fileprivate var withoutCaseOfHeader: PointerPattern { PointerPattern(tokens: tokens.withoutCaseOfHeader) }
}

extension [String] {
    /// The pointer with the name of a header field in lower case.
    fileprivate var withoutCaseOfHeader: [String] {
        guard count > 1, first == "headers" else { return self }
        return [self[0], self[1].lowercased()] + dropFirst(2)
    }
}
