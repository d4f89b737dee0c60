import Diagnostics
import Documents
import JSONModel
import SchemaValidation
import TargetModel
import TestSupport
import Testing

/// The published schema and the page on targets say what the reader knows, no more and no less.
@Suite struct DocumentationTests {
    private let schema: JSON
    private let page: [Substring]

    init() throws {
        schema = try JSONText(try Repository().read("docs/schemas/targets.schema.json")).value
        page = try Repository().text("docs/targets.md").split(separator: "\n", omittingEmptySubsequences: false)
    }

    @Test func theSchemaAndThePageListTheKeysOfTheReader() {
        func names(_ object: JSON?) -> Set<String> { Set(object?["properties"]?.objectValue?.names.map(\.self) ?? []) }
        #expect(names(schema) == Set(TargetsKey.allCases.map(\.rawValue)))
        #expect(names(schema["$defs"]?["target"]) == Set(TargetKey.allCases.map(\.rawValue)))
        #expect(rows(under: "## The file").map(\.key) == TargetsKey.allCases.map(\.rawValue))
        #expect(rows(under: "## A target").map(\.key) == TargetKey.allCases.map(\.rawValue))
    }

    @Test func theReaderKnowsTheKeysItLists() throws {
        let text = try Reading.read("zz: 1\ntargets: {a: {zz: 1, url: http://a}}").findings.joined(separator: "\n")
        #expect(text.contains("targets file has \(NameList.of(TargetsKey.allCases.map(\.rawValue)))"))
        for key in TargetKey.allCases { #expect(text.contains("'\(key.rawValue)'"), "\(key)") }
    }

    @Test func schemaAndPageGiveTheSameDefaults() throws {
        let usual = try #require(try Reading.resolve("targets: {a: {url: http://a}}").target)
        #expect(usual.waitLimit == .seconds(60))
        let rows = rows(under: "## The file") + rows(under: "## A target")
        for (key, standard) in rows {
            let property = schema["properties"]?[key] ?? schema["$defs"]?["target"]?["properties"]?[key]
            guard let value = property?["default"]?.stringValue else { continue }
            #expect(standard == value, "\(key)")
        }
        #expect(rows.contains { $0.standard == "60s" })
    }

    @Test func theExampleOfThePageCanBeRead() throws {
        let start = try #require(page.firstIndex(of: "```yaml"))
        let text = page[(start + 1)...].prefix { $0 != "```" }.joined(separator: "\n")
        #expect(try Reading.read(text).findings == [])
        #expect(try violations(text) == [])
    }

    @Test(arguments: [
        "targets: {}", "targets: {a: {}}", "targets: {mock: {url: http://a}}", "targets: {a: {url: 5}}",
        "targets: {a: {url: {}}}", "targets: {a: {url: http://a, kind: fake}}",
        "targets: {a: {url: http://a, key: k}}", "targets: {a: {url: http://a, rate-limit: 0/s}}",
        "targets: {a: {url: http://a, timeout: 0s}}", "targets: {a: {url: http://a, jobs: 0}}",
        "targets: {a: {url: http://a, jobs: 257}}", "targets: {a: {url: http://a, headers: {a b: c}}}",
        "targets: {a: {url: http://a, volatile: [x]}}", "targets: {a: {url: http://a}}\nx: 1",
        "targets: {a: {url: http://a, credentials: {shop: {token: 5}}}}", "targets: {a: {url: http://a, x: 1}}",
    ])
    func readerAndSchemaRefuse(text: String) throws {
        #expect(try Reading.read(text).findings.count == 1)
        #expect(try violations(text) != [])
    }

    private func violations(_ text: String) throws -> [String] {
        var findings = Findings()
        let root = try #require(YAMLDocument.read(Array(text.utf8), file: "t.yaml", findings: &findings))
        let registry = SchemaRegistry()
        let path = "docs/schemas/targets.schema.json"
        let document = try #require(
            JSONDocument.read(try Repository().read(path), file: path, findings: &findings))
        registry.add(document, uri: "file:///\(path)", dialect: .draft202012)
        let schema = registry.schema(at: SchemaReference(uri: "file:///\(path)"))
        return schema.violations(of: root.json).map(\.message)
    }

    /// The first two cells of the table under `heading`.
    private func rows(under heading: Substring) -> [(key: String, standard: String)] {
        let section = page.drop { $0 != heading }.dropFirst().prefix { !$0.hasPrefix("#") }
        return section.filter { $0.hasPrefix("| `") }.map { row in
            let cells = row.split(separator: "|").map { $0.split(separator: " ").joined(separator: " ") }
            return (cells[0].replacing("`", with: ""), cells[1])
        }
    }
}
