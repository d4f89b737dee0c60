package import Verification

/// Turns a run into the bytes of one format.
///
/// The flow: `Run` → `Report`, whose texts are final and masked → the layout of the format. The same laws hold for all
/// formats: the same counts, everything escaped, no secret, the same bytes for the same run.
package protocol Reporter: Sendable {
    /// The name of the format on the command line.
    static var name: String { get }
    /// Whether it shows the exchanges of passed steps. If no report does, they are not kept.
    static var showsPassedExchanges: Bool { get }

    func render(_ run: Run) -> [UInt8]
}

extension Reporter {
    package static var showsPassedExchanges: Bool { true }
}

/// All formats.
package enum Reporters {
    package static let all: [any Reporter] = [
        ConsoleReporter(), JUnitReporter(), JSONReporter(), TAPReporter(), HTMLReporter(), MarkdownReporter(),
        GitHubReporter(), CTRFReporter(), HARReporter(), CoverageReporter(),
    ]

    package static var names: [String] { all.map { type(of: $0).name } }
}
