internal import Contract
internal import Diagnostics
internal import HTTPModel
internal import JSONModel
internal import ScenarioModel
internal import StructuralDiff

/// One step on two targets: what differs, and what may.
struct StepComparison {
    let left: StepRun
    let right: StepRun
    let names: (left: String, right: String)
    let texts: SideTexts
    /// As the scenario has it; nil when it is not known.
    let step: Step?
    let contract: Contract?
    let volatile: [PointerPattern]
    let learned: LearnedVolatility

    var stepRun: StepRun {
        switch (left.outcome, right.outcome) {
        case (.notRun(let reason), .notRun): return stepRun(.notRun(reason: reason))
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
            // Because a response on one side alone is a difference that was found.
            let isCompared = left.exchange?.response != nil || right.exchange?.response != nil
            return stepRun(.failed, problems, checks: isCompared ? 1 : 0)
        }
        let problems = differences(leftValue, rightValue) + violations + outputs
        return stepRun(problems.isEmpty ? .passed : .failed, problems, checks: checks(leftValue, rightValue))
    }

    private func differences(_ leftValue: JSON, _ rightValue: JSON) -> [StepProblem] {
        StructuralDiff.differences(expected: texts.left(leftValue), actual: texts.right(rightValue))
            .filter { !isDeclaredVolatile($0.pointer) && !learned.excuses($0) && !isLeftOpen($0.pointer) }
            .map(StepProblem.difference)
    }

    private func isDeclaredVolatile(_ pointer: JSONPointer) -> Bool {
        volatile.contains { $0.withoutCaseOfHeader.covers(pointer.withoutCaseOfHeader) }
    }

    /// Whether the scenario lets the value be any of a kind, and it is of that kind on both sides.
    private func isLeftOpen(_ pointer: JSONPointer) -> Bool {
        guard let step, step.expectation.leavesOpen(pointer) else { return false }
        return !(left.problems + right.problems).contains { $0.pointerOfMismatch?.isOnTheWay(pointer) ?? false }
    }

    /// What breaks the contract on one side only.
    private var violations: [StepProblem] {
        func only(_ run: StepRun, _ name: String, not other: StepRun) -> [StepProblem] {
            let known = Set(other.problems.compactMap(\.breach))
            return run.problems.filter { $0.breach.map { !known.contains($0) } ?? false }.map { .onTarget(name, $0) }
        }
        return only(left, names.left, not: right) + only(right, names.right, not: left)
    }

    /// Outputs that came on one side only.
    private var outputs: [StepProblem] {
        func absent(_ run: StepRun) -> [StepProblem] {
            run.problems.filter { if case .missingOutput = $0 { true } else { false } }
        }
        let (ofLeft, ofRight) = (absent(left), absent(right))
        return ofLeft.filter { !ofRight.contains($0) }.map { .onTarget(names.left, $0) }
            + ofRight.filter { !ofLeft.contains($0) }.map { .onTarget(names.right, $0) }
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

/// What a contract is broken by, without the values that differ from side to side.
private struct Breach: Hashable {
    let place: PointerPattern
    let keyword: String
    let location: SourceLocation?
}

extension StepProblem {
    fileprivate var breach: Breach? {
        guard case .violation(let pointer, let keyword, _, let location) = self else { return nil }
        return Breach(place: PointerPattern(generalizing: pointer), keyword: keyword, location: location)
    }

    /// Where the scenario's expectation was not met; nil for other problems.
    fileprivate var pointerOfMismatch: JSONPointer? {
        switch self {
        case .difference(let difference): difference.pointer
        case .unmatched(let pointer, _, _): pointer
        default: nil
        }
    }
}

extension JSONPointer {
    /// Whether this is the place `other`, lies in it, or leads to it.
    fileprivate func isOnTheWay(_ other: JSONPointer) -> Bool {
        zip(withoutCaseOfHeader.tokens, other.withoutCaseOfHeader.tokens).allSatisfy { $0 == $1 }
    }

    fileprivate var withoutCaseOfHeader: JSONPointer { JSONPointer(tokens: tokens.withoutCaseOfHeader) }
}

extension PointerPattern {
    fileprivate var withoutCaseOfHeader: PointerPattern { PointerPattern(tokens: tokens.withoutCaseOfHeader) }
}

extension [String] {
    /// With the name of a header field, which compares without case, in small letters.
    fileprivate var withoutCaseOfHeader: [String] {
        guard count > 1, first == "headers" else { return self }
        return [self[0], self[1].lowercased()] + dropFirst(2)
    }
}
