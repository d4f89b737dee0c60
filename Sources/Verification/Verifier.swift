package import Contract
internal import Expressions
package import HTTPModel
package import ScenarioModel
internal import Secrets

/// Runs scenarios against a target and judges every response.
///
/// The flow, for each step: templates → request (`RequestComposer`) → transport → response → what disagrees
/// (`ResponseJudgement`) → `StepRun`. Scenarios share nothing that changes, so that they can run in any order and at
/// the same time.
package struct Verifier: Sendable {
    let target: Target
    let transport: any HTTPTransport
    let issuer: any CredentialIssuer
    let options: VerifierOptions
    private let routers: [String: PathRouter<Operation>]
    private let secrets: SecretNames

    package init(
        apis: [String: Contract], target: Target, transport: any HTTPTransport, issuer: any CredentialIssuer,
        options: VerifierOptions
    ) {
        self.target = target
        self.transport = transport
        self.issuer = issuer
        self.options = options
        routers = apis.mapValues(Self.router)
        secrets = SecretNames(of: apis.values)
    }

    package func run(_ scenarios: [Scenario]) -> Run {
        let start = options.uptime()
        let runs = scenarios.enumerated().map { run($1, number: $0 + 1) }
        return finished(runs, duration: options.uptime() - start)
    }

    /// Runs one scenario; `number` is its place in the run, from 1, and decides its sandbox and its random numbers.
    package func run(_ scenario: Scenario, number: Int) -> ScenarioRun {
        if let reason = skipReason(of: scenario) { return Self.skipped(scenario, reason) }
        let start = options.uptime()
        var runner = ScenarioRunner(
            scenario: scenario, verifier: self, router: routers[scenario.api] ?? PathRouter(),
            sandbox: sandbox(number), random: SeededRandom(seed: options.seed &+ UInt64(number)))
        let steps = runner.run()
        return ScenarioRun(
            title: scenario.title, api: scenario.api, location: scenario.location, steps: steps,
            duration: options.uptime() - start)
    }

    /// The run that consists of scenarios that have been run.
    package func finished(_ scenarios: [ScenarioRun], duration: Duration) -> Run {
        Run(target: target, scenarios: scenarios, duration: duration, secrets: secrets)
    }

    private func skipReason(of scenario: Scenario) -> String? {
        switch scenario.only {
        case .mock where !target.isMock: "the scenario is for the mock only, and the target is a real endpoint"
        case .real where target.isMock: "the scenario is for real endpoints only, and the target is the mock"
        default: nil
        }
    }

    private static func skipped(_ scenario: Scenario, _ reason: String) -> ScenarioRun {
        let steps = scenario.steps.map { step in
            StepRun(id: step.id, title: step.title, location: step.location, outcome: .skipped)
        }
        return ScenarioRun(
            title: scenario.title, api: scenario.api, location: scenario.location, skipReason: reason, steps: steps,
            duration: .zero)
    }

    private func sandbox(_ number: Int) -> HTTPFields.Field? {
        // Because a real endpoint is not to see a header that is ours.
        guard target.isMock else { return nil }
        guard let isolation = options.isolation else { return target.sandboxHeader }
        let name = target.sandboxHeader?.name ?? Target.sandboxHeaderName
        return HTTPFields.Field(name: name, value: "\(isolation)-\(number)")
    }

    private static func router(of contract: Contract) -> PathRouter<Operation> {
        var router = PathRouter<Operation>()
        // Because two operations on one path and method are a finding of the contract, the first of them counts here.
        for operation in contract.operations { _ = router.add(operation.path, operation.method, operation) }
        return router
    }
}
