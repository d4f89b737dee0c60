import Diagnostics
import Documents
import JSONModel
import ScenarioModel
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

    @Test func thePageShowsEveryKeyAndEveryMatcher() throws {
        let page = try Repository().text("docs/scenarios.md")
        let keys =
            ScenarioKey.allCases.map(\.rawValue) + StepKey.allCases.map(\.rawValue)
            + ExpectKey.allCases.map(\.rawValue)
        for key in keys { #expect(page.contains("\n| `\(key)` |"), "\(key)") }
        for matcher in MatcherDefinition.all { #expect(page.contains("\n| `!\(matcher.name)` |"), "\(matcher.name)") }
        #expect(page.split(separator: "\n").count { $0.hasPrefix("| `!") } == MatcherDefinition.all.count)
    }

    @Test func theExamplesOfThePageCanBeRead() throws {
        let page = try Repository().text("docs/scenarios.md")
        let examples = page.split(separator: "\n").filter { $0.hasPrefix("| `!") }.map { row in
            String(row.split(separator: "`", omittingEmptySubsequences: false).dropLast().last ?? "")
        }
        for example in examples {
            let text = """
                scenario: s
                api: shop
                steps:
                - {id: create, operation: CreateOrder, outputs: {id: $statusCode}}
                - operation: CreateOrder
                  expect: {body: {\(example)}}
                """
            #expect(try Shop.read(text).findings == [], "\(example)")
        }
        #expect(examples.count == MatcherDefinition.all.count)
    }
}
