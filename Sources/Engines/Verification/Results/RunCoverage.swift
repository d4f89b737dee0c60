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

    /// What the passed steps of `run` met, of every API that any step called.
    ///
    /// Steps that failed meet nothing: nobody knows whether what they were answered was meant.
    package init(
        of run: Run, contracts: [String: Contract], errors: [String: [CoverableError]],
        minimum: CoverageMinimum? = nil
    ) {
        var meters: [String: CoverageMeter] = [:]
        for scenario in run.scenarios {
            for step in scenario.steps {
                let api = step.api ?? scenario.api
                guard let exchange = step.exchange, let contract = contracts[api] else { continue }
                if meters[api] == nil {
                    meters[api] = CoverageMeter(api: api, contract: contract, errors: errors[api] ?? [])
                }
                guard step.outcome == .passed, let response = exchange.response else { continue }
                meters[api]?.add(exchange.request, response, operation: step.operation)
            }
        }
        self.init(apis: meters.sorted { $0.key < $1.key }.map(\.value.coverage), minimum: minimum)
    }
}
