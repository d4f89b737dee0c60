internal import Contract
internal import Expressions
internal import HTTPModel
internal import JSONModel
internal import Moments
internal import ScenarioModel

/// Runs the steps of one scenario in order.
///
/// A failed step does not stop those that do not need it.
struct ScenarioRunner {
    let scenario: Scenario
    let verifier: Verifier
    let sandbox: HTTPFields.Field?
    let state: ScenarioState
    /// The prefix of its steps' ids in reports: empty, or the ids of the steps that use the scenario.
    let prefix: String

    init(
        scenario: Scenario, verifier: Verifier, sandbox: HTTPFields.Field?, world: ScenarioState.World,
        prefix: String = ""
    ) {
        self.scenario = scenario
        self.verifier = verifier
        self.sandbox = sandbox
        self.prefix = prefix
        state = ScenarioState(world: world)
    }

    func run() -> [StepRun] {
        setInputs(scenario.inputs, in: scope)
        var runs = runSteps()
        let isChecked = runs.contains { $0.checks > 0 || $0.outcome != .passed }
        if !isChecked, let last = runs.popLast() { runs.append(last.failing(with: .nothingChecked)) }
        return runs
    }

    /// The scope of expressions outside of a request.
    private var scope: StepScope { StepScope(state: state, now: now) }

    private var now: Timestamp { verifier.options.now().adding(microseconds: state.world.clockOffset) }

    private func setInputs(_ templates: [NamedTemplate], in scope: StepScope) {
        for template in templates {
            if let value = template.value.value(in: scope) { state.inputs[template.name] = value }
        }
    }

    private func runSteps() -> [StepRun] {
        guard let given = scenario.given else { return scenario.steps.flatMap { run($0) } }
        let installer = GivenInstaller(
            verifier: verifier, api: scenario.api, sandbox: sandbox, state: state, prefix: prefix)
        let installed = installer.install(given)
        guard installed.outcome == .passed else {
            let reason = "the state that the scenario starts from is not there"
            return [installed] + scenario.steps.map { stepRun($0, .notRun(reason: reason)) }
        }
        return [installed] + scenario.steps.flatMap { run($0) }
    }

    private func run(_ step: Step) -> [StepRun] {
        if let need = step.needs.first(where: { !state.hasOutput($0.output, of: $0.step) }) {
            let reason = "needs output '\(need.output)' of step '\(need.step)', which did not come"
            return [stepRun(step, .notRun(reason: reason))]
        }
        if case .scenario(let use) = step.call { return run(use, of: step) }
        var runner = StepRunner(step: step, verifier: verifier, state: state, now: { now }, compose: compose)
        let result = runner.run()
        if let outputs = result.outputs { state.setOutputs(outputs, of: step.id) }
        return [
            stepRun(
                step, result.problems.isEmpty ? .passed : .failed, operation: result.operation,
                problems: result.problems, checks: result.checks, exchange: result.exchange,
                attempts: runner.attempts, outputs: result.outputs ?? JSONObject(), received: result.received)
        ]
    }

    /// Runs the steps of another file, then the step itself, which has that file's outputs.
    private func run(_ use: Step.Use, of step: Step) -> [StepRun] {
        let inner = ScenarioRunner(
            scenario: use.scenario, verifier: verifier, sandbox: sandbox, world: state.world,
            prefix: "\(prefix)\(step.id)/")
        inner.setInputs(use.standard, in: inner.scope)
        inner.setInputs(use.inputs, in: scope)
        let runs = inner.runSteps()
        var outputs = JSONObject()
        var problems: [StepProblem] = []
        for output in use.scenario.outputs {
            if let value = output.value.value(in: inner.scope) {
                outputs.append(output.name, value)
            } else {
                problems.append(.unmet(.usedOutput(output.name)))
            }
        }
        state.setOutputs(outputs, of: step.id)
        let outcome: StepRun.Outcome = problems.isEmpty ? .passed : .failed
        return runs
            + [stepRun(step, outcome, problems: problems, checks: use.scenario.outputs.count, outputs: outputs)]
    }

    private func compose(_ step: Step, _ scope: StepScope) throws(UnsendableRequest) -> RequestComposer.Composed {
        let composer = RequestComposer(
            api: scenario.api, baseURL: try verifier.baseURL(of: scenario.api),
            router: verifier.router(of: scenario.api), issuer: verifier.issuer, sandbox: sandbox,
            target: verifier.target, scope: scope)
        return try composer.compose(step)
    }

    private func stepRun(
        _ step: Step, _ outcome: StepRun.Outcome, operation: Operation? = nil, problems: [StepProblem] = [],
        checks: Int = 0, exchange: Exchange? = nil, attempts: Attempts = Attempts(),
        outputs: JSONObject = JSONObject(), received: JSON? = nil
    ) -> StepRun {
        var run = StepRun(
            id: prefix + step.id, title: step.title, location: step.location, operation: operation?.id,
            outcome: outcome, problems: problems, checks: checks, exchange: exchange, attempts: attempts,
            outputs: outputs, received: outcome == .failed ? received : nil)
        run.api = scenario.api
        run.expectsNothing = step.expectsNothing
        return run
    }
}

extension StepRun {
    fileprivate func failing(with problem: StepProblem) -> StepRun {
        StepRun(
            id: id, title: title, location: location, operation: operation, outcome: .failed,
            problems: problems + [problem], checks: checks, exchange: exchange, attempts: attempts, outputs: outputs)
    }
}
