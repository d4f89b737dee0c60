import Matching
import TestSupport
import Testing

/// The page on matchers lists those that there are, with examples that can be read.
@Suite struct MatcherPageTests {
    private static func rows() throws -> [Substring] {
        try Repository().text("docs/matchers.md").split(separator: "\n").filter { $0.hasPrefix("| `!") }
    }

    @Test func listsEveryMatcherInItsOrder() throws {
        let names = try Self.rows().map { $0.dropFirst(4).prefix { $0 != "`" } }
        #expect(names.map { String($0) } == MatcherDefinition.all.map(\.name))
    }

    @Test func everyExampleCanBeRead() throws {
        for row in try Self.rows() {
            let example = row.split(separator: "`", omittingEmptySubsequences: false).dropLast().last ?? ""
            let text = example.replacing("$steps.create.outputs.id", with: "$request.body#/id")
            #expect(try Samples.read("body: {\(text)}", file: "s.yaml").findings == [], "\(example)")
        }
    }

    @Test func theExamplesInJSONCanBeRead() throws {
        let page = try Repository().text("docs/matchers.md")
        let blocks = page.split(separator: "```json\n").dropFirst().map { $0.prefix { $0 != "`" } }
        #expect(blocks.count == 2)
        for block in blocks { #expect(try Samples.read("{\"body\": \(block)}", file: "s.json").findings == []) }
    }
}
