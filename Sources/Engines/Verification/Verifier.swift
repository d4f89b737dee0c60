package import Contract
package import HTTPModel
internal import MockProtocol
internal import Randomness
package import ScenarioModel
package import Secrets
internal import Threads

/// Runs scenarios against a target and judges every response.
///
/// The flow, for each step: templates → request (`RequestComposer`) → transport → response → what disagrees
/// (`StepJudgement`) → `StepRun`. Scenarios share nothing that changes, so that they can run in any order and at
/// the same time.
package struct Verifier: ScenarioRunning {
    let target: Target
    let transport: any HTTPTransport
    let issuer: any CredentialIssuer
    var options: VerifierOptions
    let apis: [String: Contract]
    package let secrets: SecretNames
    private let routers: [String: PathRouter<Operation>]

    package init(
        apis: [String: Contract], target: Target, transport: any HTTPTransport, issuer: any CredentialIssuer,
        options: VerifierOptions, secretHeaders: [String] = [], secretValues: [String] = []
    ) {
        self.apis = apis
        self.target = target
        self.transport = transport
        self.issuer = issuer
        self.options = options
        routers = apis.mapValues(Self.router)
        secrets = SecretNames(of: apis.values).adding(headers: secretHeaders, values: secretValues)
    }

    /// Runs scenarios, `options.jobs` at a time; the results are in their order.
    ///
    /// `onEnd` is called once for each ended scenario, on any thread, with its position in the run from 1.
    package func run(
        _ scenarios: [Scenario], onEnd: @escaping @Sendable (_ number: Int, ScenarioRun) -> Void = { _, _ in }
    ) -> Run {
        let start = options.uptime()
        let runs = scenarios.mapped(onThreads: options.jobs) { index, scenario in
            let run = run(scenario, number: index + 1).kept(options, secrets)
            onEnd(index + 1, run)
            return run
        }
        var whole = finished(runs, duration: options.uptime() - start)
        whole.start = start
        return whole
    }

    /// Runs one scenario.
    ///
    /// `number` is its position in the run, from 1; it decides the sandbox and the random numbers.
    package func run(_ scenario: Scenario, number: Int) -> ScenarioRun {
        if let reason = options.tags.skipReason(of: scenario) {
            var run = ScenarioRun(skipped: scenario, reason)
            run.isLeftOut = true
            return run
        }
        if let reason = skipReason(of: scenario, as: "the scenario") { return ScenarioRun(skipped: scenario, reason) }
        let start = options.uptime()
        let runner = ScenarioRunner(
            scenario: scenario, verifier: self, sandbox: sandbox(number),
            world: ScenarioState.World(random: SeededRandom(seed: options.seed &+ UInt64(number))))
        let steps = runner.run()
        return ScenarioRun(
            title: scenario.title, api: scenario.api, location: scenario.location, steps: steps,
            duration: options.uptime() - start)
    }

    /// The run of scenarios that have ended.
    package func finished(_ scenarios: [ScenarioRun], duration: Duration) -> Run {
        Run(target: target, scenarios: scenarios, duration: duration, secrets: secrets).telling(apis)
    }

    func router(of api: String) -> PathRouter<Operation> { routers[api] ?? PathRouter() }

    /// The URL that the API's paths are appended to.
    func baseURL(of api: String) throws(UnsendableRequest) -> String {
        guard var baseURL = target.baseURLs[api] else { throw .noBaseURL(api: api) }
        while baseURL.hasSuffix("/") { baseURL.removeLast() }
        return baseURL
    }

    /// Why the scenario, or one that it uses, cannot run here; `subject` names it in the sentence.
    private func skipReason(of scenario: Scenario, as subject: String) -> String? {
        let isUsed = subject != "the scenario"
        if let name = scenario.openInputs.first, !isUsed {
            return "\(subject) has no value for its input '\(name)', and runs where another uses it"
        }
        switch scenario.only {
        case .mock where !target.isMock: return "\(subject) is for the mock only, and the target is a real endpoint"
        case .real where target.isMock: return "\(subject) is for real endpoints only, and the target is the mock"
        case _ where target.name != nil && target.baseURLs[scenario.api] == nil:
            return "the target '\(target.name ?? "")' has no URL for API '\(scenario.api)'"
        default: break
        }
        if scenario.given != nil, !target.isMock {
            return "\(subject) starts from a given state, and the target is a real endpoint, which takes none"
        }
        for step in scenario.steps {
            guard case .scenario(let use) = step.call else { continue }
            let subject = "'\(use.scenario.title)', which the scenario uses,"
            if let reason = skipReason(of: use.scenario, as: subject) { return reason }
        }
        return nil
    }

    private func sandbox(_ number: Int) -> HTTPFields.Field? {
        // Because a real endpoint must not get a header of ours.
        guard target.isMock else { return nil }
        guard let isolation = options.isolation else { return target.sandboxHeader }
        let name = target.sandboxHeader?.name ?? MockInterface.sandboxField
        return HTTPFields.Field(name: name, value: "\(isolation)-\(number)")
    }

    private static func router(of contract: Contract) -> PathRouter<Operation> {
        var router = PathRouter<Operation>()
        // Because two operations on one path and method are a finding of the contract, the first of them counts here.
        for operation in contract.operations { _ = router.add(operation.path, operation.method, operation) }
        return router
    }
}
