internal import Diagnostics

/// Writes the parts that could not be checked, because of errors in the contract, as lines for people.
enum UncheckedText {
    private static let most = 10

    static func lines(of unchecked: [Diagnostic], _ style: ConsoleStyle) -> [String] {
        guard !unchecked.isEmpty else { return [] }
        let shown = unchecked.prefix(most).map { finding in
            let loss = finding.loss.map { " (\($0))" } ?? ""
            return "  \(PlainText.visible("\(finding.location): \(finding.message)\(loss)"))"
        }
        let rest = unchecked.count - shown.count
        let more = rest > 0 ? [style.faint("  … \(rest) more, which 'understudy lint' lists")] : []
        return ["", style.yellow("not checked, because the contract is wrong there:")] + shown + more
    }
}
