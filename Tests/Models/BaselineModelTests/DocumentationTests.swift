import BaselineModel
import Diagnostics
import Documents
import JSONModel
import SchemaValidation
import TestSupport
import Testing

/// The published schema and the page on baselines say what the reader knows, no more and no less.
@Suite struct DocumentationTests {
    private static let path = "docs/schemas/baseline.schema.json"
    private let schema: JSON
    private let page: [Substring]

    init() throws {
        schema = try JSONText(try Repository().read(Self.path)).value
        page = try Repository().text("docs/baselines.md").split(separator: "\n", omittingEmptySubsequences: false)
    }

    @Test func theSchemaAndThePageListTheKeysOfTheReader() {
        func names(_ object: JSON?) -> Set<String> { Set(object?["properties"]?.objectValue?.names.map(\.self) ?? []) }
        #expect(names(schema) == Set(BaselineKey.allCases.map(\.rawValue)))
        #expect(names(schema["$defs"]?["failure"]) == Set(BaselineEntryKey.allCases.map(\.rawValue)))
        #expect(rows(under: "## The file") == BaselineKey.allCases.map(\.rawValue))
        #expect(rows(under: "## A known failure") == BaselineEntryKey.allCases.map(\.rawValue))
    }

    @Test func theReaderKnowsTheKeysItLists() throws {
        let text = try BaselineReaderTests.read("known: [{zz: 1}]").findings.joined(separator: "\n")
        for key in BaselineEntryKey.allCases { #expect(text.contains("'\(key.rawValue)'"), "\(key)") }
    }

    @Test func theExampleOfThePageCanBeRead() throws {
        let start = try #require(page.firstIndex(of: "```yaml"))
        let text = page[(start + 1)...].prefix { $0 != "```" }.joined(separator: "\n")
        #expect(try BaselineReaderTests.read(text).findings == [])
        #expect(try violations(text) == [])
    }

    @Test(arguments: [
        "[]", "{}", "known: 5", "known: [5]", "known: []\nx: 1", "known: [{file: f, scenario: a, step: b}]",
        "known: [{file: f, scenario: a, step: 5, code: E0101}]", "known: [{file: f, scenario: a, step: b, code: none}]",
        "known: [{file: f, scenario: a, step: b, code: E0101, pointer: status}]",
        "known: [{file: f, scenario: a, step: b, code: E0101, reason: 5}]",
        "known: [{file: f, scenario: a, step: b, code: E0101, x: y}]",
        "known: [{file: f, scenario: a, step: b, code: E0101}, {file: f, scenario: a, step: b, code: E0101}]",
    ])
    func readerAndSchemaRefuse(text: String) throws {
        #expect(try BaselineReaderTests.read(text).findings.count == 1)
        #expect(try violations(text) != [])
    }

    private func violations(_ text: String) throws -> [String] {
        var findings = Findings()
        let root = try #require(YAMLDocument.read(Array(text.utf8), file: "b.yaml", findings: &findings))
        let registry = SchemaRegistry()
        let document = try #require(
            JSONDocument.read(try Repository().read(Self.path), file: Self.path, findings: &findings))
        registry.add(document, uri: "file:///\(Self.path)", dialect: .draft202012)
        let schema = registry.schema(at: SchemaReference(uri: "file:///\(Self.path)"))
        return schema.violations(of: root.json).map(\.message)
    }

    /// The first cells of the table under `heading`.
    private func rows(under heading: Substring) -> [String] {
        let section = page.drop { $0 != heading }.dropFirst().prefix { !$0.hasPrefix("#") }
        return section.filter { $0.hasPrefix("| `") }.map { row in
            row.split(separator: "|")[0].split(separator: " ").joined().replacing("`", with: "")
        }
    }
}
