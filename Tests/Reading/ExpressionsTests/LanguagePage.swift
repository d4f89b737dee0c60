import JSONModel
import TestSupport

/// `docs/expressions.md`, read as data: its exchange and the rows of its tables.
struct LanguagePage {
    let lines: [Substring]

    init() throws {
        let text = try Repository().text("docs/expressions.md")
        lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    }

    /// The JSON block that the examples are about.
    func exchange() throws -> JSON {
        let block = lines.drop { $0 != "```json" }.dropFirst().prefix { $0 != "```" }
        return try JSON(text: block.joined(separator: "\n"))
    }

    /// The cells of the table rows under `heading`, without the table's own two heading rows.
    func rows(under heading: String) -> [[String]] {
        let section = lines.drop { $0 != heading }.dropFirst().prefix { !$0.hasPrefix("#") }
        return section.filter { $0.hasPrefix("| ") }.dropFirst().map(Self.cells)
    }

    private static func cells(_ row: Substring) -> [String] {
        row.replacing("\\|", with: "\u{1}").split(separator: "|").map { cell in
            // Because a cell has one space at each end, and spaces inside back quotes are the example's own.
            let text = String(cell.dropFirst().dropLast()).replacing("\u{1}", with: "|")
            return text.count > 1 && text.hasPrefix("`") && text.hasSuffix("`")
                ? String(text.dropFirst().dropLast()) : text
        }
    }
}
