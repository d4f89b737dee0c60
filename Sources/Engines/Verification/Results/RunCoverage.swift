package import Contract
package import ContractCoverage

/// How much of the contracts of the APIs it called a run has met.
package struct RunCoverage: Sendable {
    /// In the order of the APIs' names.
    package let apis: [Coverage]
    /// Where that is less than it has to be.
    package let shortfalls: [CoverageMinimum.Shortfall]

    package init(apis: [Coverage], minimum: CoverageMinimum? = nil) {
        self.apis = apis
        shortfalls = minimum?.shortfalls(of: apis) ?? []
    }

    /// What the passed steps of `run` met, of every API that a scenario is for or a step called.
    ///
    /// Steps that failed meet nothing: nobody knows whether what they were answered was meant. Of an API whose scenarios
    /// were all skipped nothing is met, unless their tags were not asked for.
    package init(
        of run: Run, contracts: [String: Contract], errors: [String: [CoverableError]],
        minimum: CoverageMinimum? = nil
    ) {
        var meters: [String: CoverageMeter] = [:]
        func measure(_ api: String) {
            guard meters[api] == nil, let contract = contracts[api] else { return }
            meters[api] = CoverageMeter(api: api, contract: contract, errors: errors[api] ?? [])
        }
        for scenario in run.scenarios where !scenario.isLeftOut {
            measure(scenario.api)
            for step in scenario.steps {
                let api = step.api ?? scenario.api
                guard let exchange = step.exchange else { continue }
                measure(api)
                guard step.outcome == .passed, let response = exchange.response else { continue }
                meters[api]?.add(exchange.request, response, operation: step.operation)
            }
        }
        self.init(apis: meters.sorted { $0.key < $1.key }.map(\.value.coverage), minimum: minimum)
    }
}
