import JSONModel
import LocalSystem
import RawHTTP
import Testing

/// `docs/serving.md` says what the program knows, no more and no less.
struct ServingPageTests {
    private let lines: [Substring]

    init() throws {
        let page = String(decoding: try LocalFiles().read("\(Checkout.root)/docs/serving.md"), as: UTF8.self)
        lines = page.split(separator: "\n")
    }

    @Test func listsTheOptionsOfTheProgram() throws {
        let help = try ChildProcess(Checkout.program, ["serve", "--help"]).finish().output
        let options = help.matches(of: /\n  (?:-h, )?(--[a-z-]+)/).map { String($0.output.1) }
        #expect(Set(firstCells(under: "## Options")) == Set(options))
        #expect(options.contains("--port"))
    }

    @Test func listsTheRequestsOfTheAdminAPI() throws {
        let mock = try RunningMock("citypay")
        let problem = try JSON(text: mock.connect().get("/__admin").body)
        let detail = try #require(problem["detail"]?.stringValue)
        let list = try #require(detail.firstMatch(of: /expected (.*), found GET \/__admin/)).output.1
        let requests = list.replacing(" or ", with: ", ").split(separator: ", ").flatMap(Self.variants)
        #expect(firstCells(under: "## The admin API") == requests)
        #expect(requests.contains("GET /__admin/resources/{collection}/{id}"))
    }

    /// What a path with parts in brackets stands for: `/a[/b[/c]]` for `/a`, `/a/b` and `/a/b/c`.
    private static func variants(of request: Substring) -> [String] {
        let parts = request.split { "[]".contains($0) }
        return parts.indices.map { parts[...$0].joined() }
    }

    /// The first cells of the table under `heading`, without its two heading rows and without back quotes.
    private func firstCells(under heading: String) -> [String] {
        let section = lines.drop { $0 != heading }.dropFirst().prefix { !$0.hasPrefix("#") }
        return section.filter { $0.hasPrefix("|") }.dropFirst(2).map { row in
            row.split(separator: "|")[0].split(whereSeparator: { " `".contains($0) }).joined(separator: " ")
        }
    }
}
