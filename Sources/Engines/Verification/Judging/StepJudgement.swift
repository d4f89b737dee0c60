internal import Contract
internal import Expressions
internal import HTTPModel
internal import JSONModel
internal import Matching
internal import ScenarioModel

/// The judgement of a response: by the expectation, the contract, and the outputs.
struct StepJudgement {
    private(set) var problems: [StepProblem] = []
    private(set) var outputs = JSONObject()
    let checks: Int
    /// The value of the body, into which the problems point; nil for none.
    let body: JSON?

    /// Judges `received`; `scope` has its values for expressions.
    init(_ received: ReceivedResponse, to step: Step, scope: StepScope) {
        checks = step.expectation.checkCount + (received.isHeldToContract ? 1 : 0) + step.outputs.count
        let mismatches = Self.mismatches(of: received.response, body: received.body, step.expectation, scope)
        problems = mismatches.flatMap { StepProblem.of($0, in: received) }
        body = mismatches.lazy.compactMap { StepProblem.xmlTrees($0, received.response)?.actual }.first ?? received.body
        problems += ResponseFraming.problems(of: received.response)
        problems += received.violations.map { StepProblem.of($0, in: received.body) }
        for output in step.outputs {
            if let value = output.value.value(in: scope) {
                outputs.append(output.name, value)
            } else {
                problems.append(.missingOutput(name: output.name))
            }
        }
    }

    private static func mismatches(
        of response: HTTPResponse, body: JSON?, _ expectation: Expectation, _ scope: StepScope
    ) -> [Mismatch] {
        var judge = Judge(scope: scope)
        if let status = expectation.status {
            judge.compare(.number(JSONNumber(response.status)), with: status, at: JSONPointer(tokens: ["status"]))
        }
        for header in expectation.headers {
            let pointer = JSONPointer(tokens: ["headers", header.name])
            let texts = TextReadings([response.fields[header.name]].compactMap(\.self))
            judge.compare(texts, with: header.value, at: pointer)
        }
        if let expected = expectation.body { judge.compare(body, with: expected, at: JSONPointer(tokens: ["body"])) }
        return judge.mismatches
    }
}
