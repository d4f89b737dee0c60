internal import Diagnostics
internal import Verification

/// Writes what a run did not check.
enum UncheckedText {
    /// The number of findings that formats for people show.
    static let most = 10

    static let title = "not checked, because the contract is wrong there"

    /// `shop/openapi.yaml:9:5: unknown type 'strin' (the values here are not checked)`.
    static func sentence(_ finding: Diagnostic) -> String {
        "\(finding.location): \(finding.message)\(finding.loss.map { " (\($0))" } ?? "")"
    }

    /// The first sentences, and one about the rest.
    static func sentences(of unchecked: [Diagnostic]) -> [String] {
        let rest = unchecked.count - most
        let more = rest > 0 ? ["… \(rest) more, which 'understudy lint' lists"] : []
        return unchecked.prefix(most).map(sentence) + more
    }

    /// Sentences about the run as a whole: passed steps without an expectation, and requests that were sent again.
    static func notes(on report: Report) -> [String] { [emptySteps(report), resent(report)].compactMap(\.self) }

    private static func resent(_ report: Report) -> String? {
        let count = report.scenarios.flatMap(\.steps).reduce(0) { $0 + $1.attempts.resent }
        guard count > 0 else { return nil }
        let subject = count == 1 ? "1 request was" : "\(count) requests were"
        return "\(subject) sent again on another connection, because the server closed a kept one"
    }

    private static func emptySteps(_ report: Report) -> String? {
        guard report.counts.empty > 0, !report.sides.areTargets else { return nil }
        let subject =
            report.counts.empty == 1 ? "1 step that passed expects" : "\(report.counts.empty) steps that passed expect"
        return "\(subject) nothing: any answer passes that the contract allows"
    }

    static func lines(of unchecked: [Diagnostic], _ style: ConsoleStyle) -> [String] {
        guard !unchecked.isEmpty else { return [] }
        return ["", style.yellow("\(title):")] + sentences(of: unchecked).map { "  \(PlainText.visible($0))" }
    }
}
