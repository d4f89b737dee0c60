import HTTPModel
import JSONModel
import Reporting
import Testing
import Verification

@Suite struct JSONReporterTests {
    private func json(_ run: Run) throws -> JSON { try JSONText(JSONReporter().render(run)).value }

    @Test func hasTheDocumentedShape() throws {
        let document = try json(Runs.failing)
        #expect(
            document.objectValue.map { Array($0.names) } == [
                "version", "verdict", "exitCode", "code", "summary", "target", "counts", "durationMs", "scenarios",
            ])
        #expect(document["version"] == 1)
        #expect(document["verdict"] == "disagreed")
        #expect(document["exitCode"] == 1)
        #expect(document["code"] == "E0901")
        #expect(try json(Runs.agreed)["code"] == .null)
        #expect(document["target"] == "mock")
        #expect(
            document["counts"]?["steps"] == [
                "total": 5, "passed": 2, "failed": 1, "skipped": 1, "notRun": 1, "known": 0,
            ])
        #expect(document["durationMs"]?.description == "215.000")
    }

    @Test func tellsHowOftenAStepWasSentAndWhatEndedIt() throws {
        let step = try #require(try json(Runs.repeating)["scenarios"]?[0]?["steps"]?[0])
        #expect(step["attempts"] == 3)
        #expect(step["endedBy"] == "attempts")
        #expect(step["retries"] == 2)
        #expect(step["problems"]?[0]?["kind"] == "unmet")
        #expect(step["problems"]?[1]?["kind"] == "schema")
        #expect(try json(Runs.agreed)["scenarios"]?[0]?["steps"]?[0]?["attempts"] == nil)
    }

    @Test func tellsOfProblemsByKindAndPlace() throws {
        let problems = try #require(try json(Runs.failing)["scenarios"]?[0]?["steps"]?[0]?["problems"]?.arrayValue)
        #expect(
            problems[0] == [
                "kind": "changed", "code": "E0103", "pointer": "/status", "expected": "201", "found": "422",
                "message": "/status: expected 201, found 422",
            ])
        #expect(
            problems[3] == [
                "kind": "contract", "code": "E0203", "pointer": "/body/amount",
                "message": "/body/amount: breaks the contract: expected an integer, found a string",
                "contract": ["file": "shop/openapi.yaml", "line": 41, "column": 9],
            ])
        #expect(
            problems[4] == ["kind": "output", "code": "E0301", "message": "the response has no value for output 'id'"])
    }

    @Test func holdsRequestAndResponse() throws {
        let step = try #require(try json(Runs.agreed)["scenarios"]?[0]?["steps"]?[0])
        #expect(
            step["request"] == [
                "method": "POST", "url": "http://shop/v1/orders", "headers": [["name": "X-Key", "value": "••••"]],
                "body": "{}", "bodyBytes": 2,
            ])
        #expect(step["response"]?["status"] == 201)
        #expect(step["curl"] == .none)
        let failed = try json(Runs.failing)["scenarios"]?[0]?["steps"]
        #expect(failed?[0]?["curl"]?.stringValue?.hasPrefix("curl -i -X POST -H \"X-Key: $SHOP_X_KEY\"") == true)
        #expect(failed?[1]?["code"] == "E0302")
        #expect(step["durationMs"]?.description == "1.234")
        #expect(try json(Runs.unreachable)["scenarios"]?[0]?["steps"]?[0]?["response"] == .none)
    }
}
