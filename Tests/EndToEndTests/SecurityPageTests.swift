import LocalSystem
import Testing

/// `docs/security.md` says what the program and the tests say.
struct SecurityPageTests {
    private let page: DocumentationPage
    private let help: String
    private let rows: [[String]]

    init() throws {
        page = DocumentationPage(path: "docs/security.md")
        // On one line, because the help breaks its lines anywhere.
        help = try ChildProcess(Checkout.program, ["serve", "--help"]).finish().output
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
        rows = try Self.rows(of: page.lines(), under: "## Limits")
    }

    private static func rows(of lines: [String], under heading: String) -> [[String]] {
        let section = lines.drop { $0 != heading }.dropFirst().prefix { !$0.hasPrefix("#") }
        return section.filter { $0.hasPrefix("|") }.dropFirst(2).map { row in
            row.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast()
                .map { $0.split(separator: " ").joined(separator: " ") }
        }
    }

    /// What the help says about an option.
    private func help(of option: String) throws -> Substring {
        let start = try #require(help.firstRange(of: " \(option) "), "no option \(option)")
        let rest = help[start.upperBound...]
        return rest[..<(rest.firstRange(of: " --")?.lowerBound ?? rest.endIndex)]
    }

    @Test func hasTheDefaultsOfTheOptions() throws {
        var count = 0
        for row in rows where row[2].hasPrefix("`--") {
            let option = String(row[2].filter { $0 != "`" })
            let text = try help(of: option)
            let value = row[1].prefix { $0 != " " }
            #expect(
                text.contains("(default: \(value))") || text.contains("(default: \(row[1]))"),
                "\(option): the page says \(row[1]), the program: \(text)")
            count += 1
        }
        #expect(count >= 8)
    }

    @Test func hasEveryLimitOfTheProgram() {
        let options = Set(help.matches(of: /--(max-[a-z-]+|[a-z]+-timeout|journal)/).map { String($0.output.0) })
        #expect(options.count >= 8)
        #expect(options.isSubset(of: rows.map { $0[2].filter { $0 != "`" } }), "\(options)")
    }

    @Test func namesTestsThatExist() throws {
        let tables = try rows.map { $0[4] } + Self.rows(of: page.lines(), under: "## Promises").map { $0[1] }
        let names = tables.flatMap { cell in cell.split(separator: ", ").map { String($0).filter { $0 != "`" } } }
        #expect(names.count > 20)
        let known = Self.names(below: "\(Checkout.root)/Tests")
        for name in names { #expect(known.contains(name.replacing("Answers/", with: "")), "\(name)") }
    }

    /// The names of folders, and of files without `.swift`.
    private static func names(below folder: String) -> Set<String> {
        var names: Set<String> = []
        for name in LocalFiles().entries(of: folder) ?? [] {
            names.insert(name.replacing(".swift", with: ""))
            names.formUnion(Self.names(below: "\(folder)/\(name)"))
        }
        return names
    }
}
