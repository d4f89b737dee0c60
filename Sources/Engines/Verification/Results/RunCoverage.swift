package import Contract
package import ContractCoverage

/// The coverage of the contracts of all APIs that a run called.
package struct RunCoverage: Sendable {
    /// In the order of the APIs' names.
    package let apis: [Coverage]
    /// The kinds with less coverage than required.
    package let shortfalls: [CoverageMinimum.Shortfall]

    package init(apis: [Coverage], minimum: CoverageMinimum? = nil) {
        self.apis = apis
        shortfalls = minimum?.shortfalls(of: apis) ?? []
    }

    /// The coverage by the passed steps of `run`, for every API that a scenario names or a step called.
    ///
    /// Failed steps cover nothing, because their response may not be the intended one. An API whose scenarios were all
    /// skipped counts as not covered, unless they were left out by their tags.
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
