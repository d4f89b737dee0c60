import Diagnostics
import Documents
import JSONModel
import Overlays
import SchemaValidation
import TestSupport
import Testing

/// The published schema and the page on overlays say what the reader knows, no more and no less.
@Suite struct OverlaySchemaTests {
    private static let path = "docs/schemas/overlay.schema.json"
    private let schema: Schema
    private let json: JSON

    init() throws {
        var findings = Findings()
        let node = DocumentReader.read(try Repository().read(Self.path), file: Self.path, findings: &findings)
        let root = try #require(node)
        json = root.json
        schema = SchemaRegistry().schema(root, base: "", dialect: .draft202012)
    }

    private func read(_ text: String) throws -> (findings: [String], isValid: Bool) {
        var findings = Findings()
        let files = FileTable(["o.yaml": text])
        _ = try OverlayReader.read("o.yaml", files: files, findings: &findings)
        var ignored = Findings()
        let node = try #require(DocumentReader.read(Array(text.utf8), file: "o.yaml", findings: &ignored))
        return (findings.diagnostics.map(\.message), schema.isValid(node.json))
    }

    private func keys(_ object: JSON?) -> Set<String> {
        Set(object?["properties"]?.objectValue?.names.map(\.self) ?? [])
    }

    @Test(arguments: [("overlay", "ZZ: 1"), ("info", "info: {ZZ: 1}"), ("action", "actions: [{ZZ: 1}]")])
    func readerAndSchemaKnowTheSameKeys(what: String, text: String) throws {
        let start = "unknown key 'ZZ' in \(what); \(what) has "
        let finding = try #require(try read(text).findings.first { $0.hasPrefix(start) })
        let known = Set(finding.dropFirst(start.count).matches(of: /'([^']*)'/).map { String($0.output.1) })
        let definitions = [
            "overlay": json, "info": json["properties"]?["info"], "action": json["$defs"]?["action"],
        ]
        #expect(keys(definitions[what] ?? nil) == known)
        #expect(!known.isEmpty)
        let page = try Repository().text("docs/overlays.md")
        for key in known where what != "info" { #expect(page.contains("\n| `\(key)` |"), "\(key)") }
    }

    @Test func readerAndSchemaTakeTheSame() throws {
        let page = try Repository().text("docs/overlays.md")
        let example = try #require(page.firstMatch(of: /```yaml\n([^`]*)```/)).output.1
        let texts =
            [String(example)]
            + ["overlay.yaml", "behaviour-overlay.yaml"].compactMap {
                try? Repository().text("Fixtures/libro/dialects/current/\($0)")
            }
        #expect(texts.count == 3)
        for text in texts {
            let (findings, isValid) = try read(text)
            #expect(findings == [])
            #expect(isValid)
        }
    }

    @Test(arguments: [
        "overlay: 1.1.0\ninfo: {title: T, version: '1'}\nactions: [{target: $, update: {}}]",
        "overlay: 1.0\ninfo: {title: T, version: '1'}\nactions: [{target: $, update: {}}]",
        "overlay: 1.0.0\nactions: [{target: $, update: {}}]", "overlay: 1.0.0\ninfo: {title: T, version: '1'}",
        "overlay: 1.0.0\ninfo: {title: T}\nactions: [{target: $, update: {}}]",
        "overlay: 1.0.0\ninfo: {title: T, version: 1}\nactions: [{target: $, update: {}}]",
        "overlay: 1.0.0\ninfo: {title: T, version: '1'}\nactions: []",
        "overlay: 1.0.0\ninfo: {title: T, version: '1'}\nactions: [{update: {}}]",
        "overlay: 1.0.0\ninfo: {title: T, version: '1'}\nactions: [{target: $, update: {}}, {update: {}, target: $}]",
        "overlay: 1.0.0\ninfo: {title: T, version: '1'}\nactions: [{target: $, remove: 5, update: {}}]",
        "overlay: 1.0.0\ninfo: {title: T, version: '1'}\nactions: [{target: paths, update: {}}]",
        "overlay: 1.0.0\ninfo: {title: T, version: '1'}\nextends: 5\nactions: [{target: $, update: {}}]",
        "overlay: 1.0.0\ninfo: {title: T, version: '1'}\nx: 5\nactions: [{target: $, update: {}}]",
    ])
    func readerAndSchemaRefuse(text: String) throws {
        let (findings, isValid) = try read(text)
        #expect(!findings.isEmpty)
        #expect(!isValid)
    }
}
