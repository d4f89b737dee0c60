internal import Contract
internal import Expressions
internal import HTTPModel
internal import JSONModel
internal import ScenarioModel

/// Runs the steps of one scenario in order; a step that fails does not stop those that do not need it.
struct ScenarioRunner {
    let scenario: Scenario
    let verifier: Verifier
    let router: PathRouter<Operation>
    let sandbox: HTTPFields.Field?
    private let state: ScenarioState

    init(
        scenario: Scenario, verifier: Verifier, router: PathRouter<Operation>, sandbox: HTTPFields.Field?,
        random: SeededRandom
    ) {
        self.scenario = scenario
        self.verifier = verifier
        self.router = router
        self.sandbox = sandbox
        state = ScenarioState(random: random)
    }

    mutating func run() -> [StepRun] {
        var runs = scenario.steps.map { run($0) }
        let isChecked = runs.contains { $0.checks > 0 || $0.outcome != .passed }
        if !isChecked, let last = runs.popLast() { runs.append(last.failing(with: .nothingChecked)) }
        return runs
    }

    private func run(_ step: Step) -> StepRun {
        if let need = step.needs.first(where: { !state.hasOutput($0.output, of: $0.step) }) {
            let reason = "needs output '\(need.output)' of step '\(need.step)', which did not come"
            return stepRun(step, .notRun(reason: reason))
        }
        var scope = StepScope(state: state, now: verifier.options.now())
        do throws(UnsendableRequest) {
            let composed = try compose(step, scope)
            scope.sent = composed.sent
            return send(composed, step, scope)
        } catch {
            return stepRun(step, .failed, problems: [.unsendable(reason: error.description)])
        }
    }

    private func compose(_ step: Step, _ scope: StepScope) throws(UnsendableRequest) -> RequestComposer.Composed {
        guard var baseURL = verifier.target.baseURLs[scenario.api] else { throw .noBaseURL(api: scenario.api) }
        while baseURL.hasSuffix("/") { baseURL.removeLast() }
        let composer = RequestComposer(
            api: scenario.api, baseURL: baseURL, router: router, issuer: verifier.issuer, sandbox: sandbox,
            scope: scope)
        return try composer.compose(step)
    }

    private func send(_ composed: RequestComposer.Composed, _ step: Step, _ scope: StepScope) -> StepRun {
        let (sent, operation) = (composed.sent, composed.operation)
        let start = verifier.options.uptime()
        func exchange(_ response: HTTPResponse?) -> Exchange {
            Exchange(
                baseURL: sent.baseURL, request: sent.request, response: response,
                duration: verifier.options.uptime() - start)
        }
        do throws(TransportError) {
            let response = try verifier.transport.send(
                sent.request, to: sent.baseURL, timeout: verifier.options.timeout)
            let exchange = exchange(response)
            let judgement = ResponseJudgement(response, to: step, operation: operation, scope: scope)
            state.setOutputs(judgement.outputs, of: step.id)
            return stepRun(
                step, judgement.problems.isEmpty ? .passed : .failed, operation: operation,
                problems: judgement.problems, checks: judgement.checks, exchange: exchange, received: judgement.body)
        } catch {
            return stepRun(
                step, .failed, operation: operation, problems: [.unreachable(error)], exchange: exchange(nil))
        }
    }

    private func stepRun(
        _ step: Step, _ outcome: StepRun.Outcome, operation: Operation? = nil, problems: [Problem] = [],
        checks: Int = 0, exchange: Exchange? = nil, received: JSON? = nil
    ) -> StepRun {
        StepRun(
            id: step.id, title: step.title, location: step.location, operation: operation?.id, outcome: outcome,
            problems: problems, checks: checks, exchange: exchange, received: outcome == .failed ? received : nil)
    }
}

extension StepRun {
    fileprivate func failing(with problem: Problem) -> StepRun {
        StepRun(
            id: id, title: title, location: location, operation: operation, outcome: .failed,
            problems: problems + [problem], checks: checks, exchange: exchange)
    }
}
