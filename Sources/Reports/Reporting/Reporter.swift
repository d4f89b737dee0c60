package import Verification

/// Turns a run into the bytes of one format.
///
/// The flow: `Run` → `Report`, in which every text is final and nothing is secret → the layout of the format. All
/// formats keep the same laws: the same counts, everything escaped, no secret, the same bytes for the same run.
package protocol Reporter: Sendable {
    /// What the format is called on the command line.
    static var name: String { get }
    /// Whether the requests and responses of steps that passed are shown; where no report does, they are not kept.
    static var showsPassedExchanges: Bool { get }

    func render(_ run: Run) -> [UInt8]
}

extension Reporter {
    package static var showsPassedExchanges: Bool { true }
}

/// Every format there is.
package enum Reporters {
    package static let all: [any Reporter] = [
        ConsoleReporter(), JUnitReporter(), JSONReporter(), TAPReporter(), HTMLReporter(), MarkdownReporter(),
        GitHubReporter(), CTRFReporter(), HARReporter(), CoverageReporter(),
    ]

    package static var names: [String] { all.map { type(of: $0).name } }
}
