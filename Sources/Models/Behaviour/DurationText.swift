package import Diagnostics
package import Documents
internal import JSONModel

/// Lengths of time as users write them: `250ms`, `2s`, `20min`, `96h`.
package enum DurationText {
    package static func read(_ node: Node, _ findings: inout Findings) -> Duration? {
        if let text = node.string, let duration = parse(text) { return duration }
        findings.error(
            at: node.location,
            "expected a length of time such as '250ms', '2s', '20min' or '96h', found \(describe(node))")
        return nil
    }

    package static func parse(_ text: String) -> Duration? {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard let count = Int64(digits), count <= 1_000_000_000 else { return nil }
        switch text.dropFirst(digits.count) {
        case "ms": return .milliseconds(count)
        case "s": return .seconds(count)
        case "min": return .seconds(count * 60)
        case "h": return .seconds(count * 3600)
        default: return nil
        }
    }

    private static func describe(_ node: Node) -> String { node.string.map { "'\($0)'" } ?? node.foundDescription }
}
