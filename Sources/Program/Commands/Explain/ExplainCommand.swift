package import ArgumentParser
internal import Diagnostics
internal import Reporting
internal import Verification

/// `understudy explain`: the meaning of a code, its causes and what to do.
package struct ExplainCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Explain a code that a report shows, such as E0103; or list them all.",
        discussion: "Exit codes: 0 the text was written, 2 there is no such code, 64 wrong usage.")

    @Argument(
        help: "The code; every code when there is none.", completion: .list(FailureCode.allCases.map(\.rawValue)))
    var code: String?

    @Flag(help: "Print the page docs/explain.md.")
    var markdown = false

    package init() {}

    package func run() throws {
        try Failure.reporting { () throws(Failure) in
            if markdown {
                Output.standardOutput.write(ExplanationText.page)
            } else if let code {
                Output.standardOutput.write(ExplanationText.text(of: try Self.find(code)))
            } else {
                Output.standardOutput.write(ExplanationText.list)
            }
            return .success
        }
    }

    private static func find(_ text: String) throws(Failure) -> FailureCode {
        let codes = FailureCode.allCases.map(\.rawValue)
        if let code = FailureCode(rawValue: text.uppercased()) { return code }
        let nearest = NearestName.suggestion(for: text.uppercased(), in: codes)
        throw .input(
            "unknown code '\(text)'\(nearest.isEmpty ? "; 'understudy explain' lists them all" : nearest)")
    }
}
