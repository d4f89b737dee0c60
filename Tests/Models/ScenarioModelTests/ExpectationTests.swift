import Expressions
import JSONModel
import Matching
import ScenarioModel
import Testing

/// What a scenario adds to expectations: ranges of statuses, strictness, schemas in files beside it, JSON.
@Suite struct ExpectationTests {
    @Test(arguments: ["2XX": 204, "4XX": 499, "5XX": 500]) func rangesTakeStatuses(range: String, status: Int) throws {
        let text = "scenario: s\napi: shop\nsteps: [{operation: CreateOrder, expect: {status: \(range)}}]"
        let expected = try #require(try Shop.read(text).scenario?.steps[0].expectation.status)
        var judge = Judge(scope: EmptyScope())
        judge.compare(.number(JSONNumber(status)), with: expected, at: .root)
        #expect(judge.mismatches == [])
        judge.compare(300, with: expected, at: .root)
        #expect(judge.mismatches == [Mismatch(at: .root, wanted: .described("a status of \(range)"), found: 300)])
    }

    @Test func strictScenariosExpectNoOtherMembersUnlessANodeSaysSo() throws {
        let text = """
            scenario: s
            api: shop
            strict: true
            steps: [{operation: CreateOrder, expect: {body: {a: !each {b: 1}, c: !open {}}}}]
            """
        let expected = try #require(try Shop.read(text).scenario?.steps[0].expectation.body)
        #expect(try Self.mismatches(#"{"a": [{"b": 1}], "c": {"d": 1}}"#, expected) == [])
        #expect(
            try Self.mismatches(#"{"a": [{"b": 1, "x": 1}], "c": {}, "y": 1}"#, expected)
                == ["/a/0/x: nothing, not 1", "/y: nothing, not 1"])
    }

    @Test func schemasMayStandInAFileBesideTheScenario() throws {
        let text =
            "scenario: s\napi: shop\nsteps:\n- operation: CreateOrder\n  expect:\n"
            + "    body: !schema {$ref: 'schemas/line.yaml#/$defs/line'}"
        let line = "$defs:\n  line: {type: object, properties: {of: {$ref: 'sku.yaml'}}}"
        let (scenarios, findings) = try Shop.read([
            "s.yaml": text, "schemas/line.yaml": line, "schemas/sku.yaml": "type: string",
        ])
        #expect(findings == [])
        let expected = try #require(scenarios.first?.steps[0].expectation.body)
        #expect(try Self.mismatches(#"{"of": "a"}"#, expected) == [])
        #expect(
            try Self.mismatches(#"{"of": 5}"#, expected) == [
                "/of: expected string, found integer ('type' at schemas/sku.yaml:1:1)"
            ])
    }

    @Test func aScenarioCanBeAFileOfJSON() throws {
        let text =
            #"{"scenario": "s", "api": "shop", "steps": [{"operation": "CreateOrder", "expect": "#
            + #"{"status": {"!one-of": [201, 202]}, "headers": {"X": {"!matches": "^a"}}, "body": {"id": {"!uuid": null}}}}]}"#
        let (scenario, findings) = try Shop.readJSON(text)
        #expect(findings == [])
        let expectation = try #require(scenario?.steps[0].expectation)
        let judge = Judge(scope: EmptyScope())
        #expect(judge.agrees(202, with: try #require(expectation.status)))
        #expect(judge.agrees(TextReadings(["ab"]), with: try #require(expectation.headers.first?.value)))
        #expect(!judge.agrees(["id": 5], with: try #require(expectation.body)))
    }

    @Test func anObjectWithAMemberNamedLikeATagIsSentAsItIs() throws {
        let text =
            #"{"scenario": "s", "api": "shop", "steps": [{"operation": "CreateOrder", "outputs": {"n": "$statusCode"}}, "#
            + #"{"operation": "CreateOrder", "body": {"!schema": "$steps.step-1.outputs.n"}}]}"#
        let (scenario, findings) = try Shop.readJSON(text)
        #expect(findings == [])
        #expect(scenario?.steps[1].needs.map(\.output) == ["n"])
        guard case .value(let body) = scenario?.steps[1].body else {
            Issue.record("the step has no body")
            return
        }
        #expect(!body.isConstant)
    }

    private static func mismatches(_ actual: String, _ expected: Expected) throws -> [String] {
        var judge = Judge(scope: EmptyScope())
        judge.compare(try JSON(text: actual), with: expected, at: .root)
        return judge.mismatches.map { mismatch in
            switch mismatch.wanted {
            case .schema(let keyword, let message, let location):
                "\(mismatch.pointer): \(message) ('\(keyword)' at \(location))"
            case .value(let value): "\(mismatch.pointer): \(value), not \(mismatch.found?.description ?? "there")"
            case .described(let text): "\(mismatch.pointer): \(text), not \(mismatch.found?.description ?? "there")"
            case .nothing: "\(mismatch.pointer): nothing, not \(mismatch.found?.description ?? "there")"
            case .moved(let place): "\(mismatch.pointer): moved from \(place)"
            }
        }
    }
}
