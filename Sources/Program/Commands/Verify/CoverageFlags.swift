internal import ArgumentParser
internal import Behaviour
internal import ContractCoverage
internal import JSONModel
internal import MockEngine
internal import Reporting
internal import Verification

/// The flags of coverage: whether it is measured, and its minimum.
struct CoverageFlags: ParsableArguments {
    @Flag(help: "Say how much of the contracts the run has met, and begin to list what it has not.")
    var coverage = false

    @Flag(help: "The same, with everything that was not met.")
    var coverageFull = false

    @Option(
        help: ArgumentHelp(
            "How much has to be met, in percent of each kind: 80, or operations=100,statuses=90.",
            valueName: "percent"),
        transform: Self.minimum)
    var minCoverage: CoverageMinimum?

    private static func minimum(_ text: String) throws -> CoverageMinimum {
        do throws(CoverageMinimum.Malformed) { return try CoverageMinimum(text) } catch {
            throw ValidationError(error.description)
        }
    }

    /// How many unmet parts of each kind the console shows.
    var gaps: CoverageText.Gaps { coverageFull ? .all : .first(5) }

    /// Whether it is measured: a flag or one of `reports` asks for it.
    func isWanted(for reports: [ReportRequest]) -> Bool {
        coverage || coverageFull || minCoverage != nil || reports.contains { $0.reporter is CoverageReporter }
    }

    /// The coverage of `run`; nil when nobody asked.
    func measure(_ run: Run, _ apis: [API], for reports: [ReportRequest]) -> RunCoverage? {
        guard isWanted(for: reports) else { return nil }
        let errors = apis.map { api in
            (
                api.name,
                api.behaviour.errors.entries.map { entry in
                    CoverableError(
                        name: entry.name, status: entry.response.status, code: entry.constantMember("code"),
                        message: entry.constantMember("message"), fixed: entry.fixedBody, location: entry.location)
                }
            )
        }
        let coverage = RunCoverage(
            of: run, contracts: apis.contracts, errors: Dictionary(uniqueKeysWithValues: errors), minimum: minCoverage)
        for kind in minCoverage?.emptyKinds(of: coverage.apis) ?? [] {
            Output.standardError.write(
                "understudy: '--min-coverage' for \(kind.rawValue) says nothing, as no contract has any\n")
        }
        return coverage
    }
}
