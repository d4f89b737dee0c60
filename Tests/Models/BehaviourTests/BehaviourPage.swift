import TestSupport

/// `docs/behaviour.md`, read as data: the rows of its tables and its blocks of YAML.
struct BehaviourPage {
    private let lines: [Substring]

    init() throws {
        lines = try Repository().text("docs/behaviour.md").split(separator: "\n", omittingEmptySubsequences: false)
    }

    /// The cells of the table under `heading`, without the table's own two heading rows.
    func rows(under heading: String) -> [[String]] {
        let section = lines.drop { $0.drop { $0 == "#" } != " \(heading)" }.dropFirst().prefix { !$0.hasPrefix("#") }
        return section.filter { $0.hasPrefix("|") }.dropFirst(2).map { row in
            row.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast().map(Self.text)
        }
    }

    /// The headings that have a table of keys.
    var headingsOfKeys: [String] {
        var heading = ""
        var found: [String] = []
        for line in lines {
            if line.hasPrefix("#") { heading = line.drop { $0 == "#" }.dropFirst().description }
            if line.hasPrefix("| key |") { found.append(heading) }
        }
        return found
    }

    var yamlBlocks: [String] {
        lines.split(separator: "```yaml").dropFirst().map { $0.prefix { $0 != "```" }.joined(separator: "\n") }
    }

    /// A cell without the spaces and the back quotes around it.
    private static func text(_ cell: Substring) -> String {
        let text = cell.dropFirst().dropLast()
        let isCode = text.hasPrefix("`") && text.hasSuffix("`") && text.count { $0 == "`" } == 2
        return String(isCode ? text.dropFirst().dropLast() : text)
    }
}
