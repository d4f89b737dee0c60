import Diagnostics
import Documents
import JSONModel
import ScenarioModel
import SchemaValidation
import TestSupport
import Testing

/// The published schema and the page on scenarios say what the reader knows, no more and no less.
@Suite struct DocumentationTests {
    @Test func theSchemaListsTheKeysOfTheReader() throws {
        let schema = try JSONText(try Repository().read("docs/schemas/scenario.schema.json")).value
        func names(_ object: JSON?) -> Set<String> { Set(object?["properties"]?.objectValue?.names.map(\.self) ?? []) }
        #expect(names(schema) == Set(ScenarioKey.allCases.map(\.rawValue)))
        #expect(names(schema["$defs"]?["step"]) == Set(StepKey.allCases.map(\.rawValue)))
        #expect(names(schema["$defs"]?["expect"]) == Set(ExpectKey.allCases.map(\.rawValue)))
        #expect(names(schema["$defs"]?["input"]) == Set(InputKey.allCases.map(\.rawValue)))
        #expect(names(schema["$defs"]?["given"]) == Set(GivenKey.allCases.map(\.rawValue)))
        let clock = schema["$defs"]?["given"]?["properties"]?["clock"]
        #expect(names(clock) == Set(ClockKey.allCases.map(\.rawValue)))
        #expect(names(schema["$defs"]?["repeat"]) == Set(RepeatKey.allCases.map(\.rawValue)))
    }

    /// The built-in scenarios, and those of the end-to-end tests that have every key.
    static let folders: [String] =
        (Repository().entries(of: "Scenarios") ?? []).map { "Scenarios/\($0)" } + [
            "Tests/EndToEndTests/Cases/verify/every-step-feature/scenarios",
            "Tests/EndToEndTests/Cases/verify/every-step-feature/parts",
        ]

    @Test(arguments: folders) func theSchemaTakesWhatTheReaderTakes(folder: String) throws {
        let path = "docs/schemas/scenario.schema.json"
        var findings = Findings()
        let node = try #require(DocumentReader.read(try Repository().read(path), file: path, findings: &findings))
        let schema = SchemaRegistry().schema(node, base: "", dialect: .draft202012)
        let files = try #require(Repository().entries(of: folder)).filter { $0.hasSuffix(".yaml") }
        for file in files {
            let bytes = try Repository().read("\(folder)/\(file)")
            let scenario = try #require(DocumentReader.read(bytes, file: file, findings: &findings))
            let violations = schema.violations(of: scenario.json).map { "\($0.instanceLocation): \($0.message)" }
            #expect(violations == [], "\(file)")
        }
        #expect(!files.isEmpty)
        #expect(findings.diagnostics == [])
        #expect(schema.registry.findings.diagnostics == [])
    }

    @Test(arguments: [
        "steps: [{use: a.yaml, operation: X}]", "steps: [{operation: X, with: {a: 1}}]",
        "steps: [{operation: X, repeat: {until: true}}]", "steps: [{operation: X, repeat: {attempts: 1}}]",
        "steps: [{operation: X, timeout: 5}]", "steps: [{operation: X}]\nwith: []",
        "steps: [{operation: X}]\ngiven: {}", "steps: [{operation: X}]\ntags: [a b]",
        "steps: [{operation: X}]\ninputs: {a: {default: 1, required: true}}", "steps: []", "steps: [{}]",
        "steps: [{operation: X, request: GET /a}]", "steps: [{operation: X, body: 1, body-text: a}]",
        "steps: [{operation: X, expect: {headers: 5}}]", "steps: [{operation: X, retries: -1}]",
        "steps: [{operation: X, id: a b}]", "steps: [{operation: X}]\nonly: both",
        "steps: [{operation: X}]\nstrict: 1", "steps: [{operation: X, credential: some}]",
        "steps: [{operation: X, repeat: {until: true, attempts: 2, every: 5}}]", "steps: [{operation: X, zz: 1}]",
        "steps: [{operation: X, expect: {zz: 1}}]", "steps: [{operation: X}]\ngiven: {clock: {}}",
    ])
    func theSchemaRefusesWhatTheReaderRefuses(text: String) throws {
        let path = "docs/schemas/scenario.schema.json"
        var findings = Findings()
        let node = try #require(DocumentReader.read(try Repository().read(path), file: path, findings: &findings))
        let schema = SchemaRegistry().schema(node, base: "", dialect: .draft202012)
        let whole = "scenario: s\napi: shop\n\(text)"
        let scenario = try #require(DocumentReader.read(Array(whole.utf8), file: "s.yaml", findings: &findings))
        #expect(!schema.isValid(scenario.json))
        #expect(try Shop.read(whole.replacing("X", with: "CreateOrder")).scenario == nil)
    }

    @Test func theReaderKnowsTheKeysItLists() throws {
        let (_, findings) = try Shop.read(
            "x: 1\nscenario: s\napi: shop\nsteps: [{x: 1, operation: GetLine, expect: {x: 1}}]")
        let text = findings.joined(separator: "\n")
        func list(_ keys: [String]) -> String { NameList.of(keys) }
        #expect(text.contains("scenario has \(list(ScenarioKey.allCases.map(\.rawValue)))"))
        #expect(text.contains("expect has \(list(ExpectKey.allCases.map(\.rawValue)))"))
        for key in StepKey.allCases { #expect(text.contains("'\(key.rawValue)'"), "\(key)") }
    }

    @Test func thePageShowsEveryKey() throws {
        let page = try Repository().text("docs/scenarios.md")
        let keys =
            ScenarioKey.allCases.map(\.rawValue) + StepKey.allCases.map(\.rawValue)
            + ExpectKey.allCases.map(\.rawValue) + InputKey.allCases.map(\.rawValue)
            + GivenKey.allCases.map(\.rawValue) + RepeatKey.allCases.map(\.rawValue)
        for key in keys { #expect(page.contains("\n| `\(key)` |"), "\(key)") }
    }
}
