internal import Reporting
internal import Verification

/// The explanations of codes as text for a terminal and as a page.
enum ExplanationText {
    /// The first characters of codes, and the subject of those codes.
    private static let groups = [
        ("E01", "a value is not what the scenario expects"),
        ("E02", "the response breaks the contract"),
        ("E03", "a step cannot be judged, or cannot go on"),
        ("E04", "the request could not be made"),
        ("E05", "no response came"),
        ("E09", "the run as a whole"),
    ]

    /// Every code with its title, by kind.
    static var list: String {
        let parts = groups.map { start, title in
            "\(title)\n" + codes(start).map { "  \($0.rawValue)  \($0.explanation.title)\n" }.joined()
        }
        return parts.joined(separator: "\n")
    }

    static func text(of code: FailureCode) -> String {
        let explanation = code.explanation
        let parts = [
            ("means", explanation.meaning), ("why", explanation.cause), ("what to do", explanation.remedy),
        ]
        let sentences = parts.map { "\n\($0):\n\(wrapped($1, to: 96, indent: "  "))" }.joined()
        let example = explanation.example.split(separator: "\n").map { "  \($0)\n" }.joined()
        return "\(code.rawValue): \(explanation.title)\n\(sentences)\nexample:\n\(example)"
    }

    /// `docs/explain.md`.
    static var page: String {
        let intro = """
            # Codes of failures

            Made by `understudy explain --markdown` from the table in `Sources/Reports/Reporting/Failures/FailureCode+Explanation.swift`.
            A code never changes its meaning and is never given to something else. `understudy explain E0103` prints one.

            """
        return intro + groups.map(section).joined()
    }

    private static func section(_ start: String, _ title: String) -> String {
        "\n## \(start)xx: \(title)\n"
            + codes(start).map { code in
                let explanation = code.explanation
                return """

                    ### \(code.rawValue): \(explanation.title)

                    \(wrapped(explanation.meaning, to: 120))
                    \(wrapped("**Why:** \(explanation.cause)", to: 120))
                    \(wrapped("**What to do:** \(explanation.remedy)", to: 120))
                    ```
                    \(explanation.example)
                    ```

                    """
            }.joined()
    }

    private static func codes(_ start: String) -> [FailureCode] {
        FailureCode.allCases.filter { $0.rawValue.hasPrefix(start) }
    }

    /// Lines of at most `width` characters, each with its end.
    private static func wrapped(_ text: String, to width: Int, indent: String = "") -> String {
        var lines: [String] = []
        var line = indent
        for word in text.split(separator: " ") {
            if line.count + word.count + 1 > width, line != indent {
                lines.append(line)
                line = indent
            }
            line += line == indent ? String(word) : " \(word)"
        }
        return (lines + [line]).map { "\($0)\n" }.joined()
    }
}
