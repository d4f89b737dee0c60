import Glibc
import Testing

@testable import Commands

/// The scenarios of each built-in API meet every status that its contract documents and every error it knows.
struct ScenarioCoverageTests {
    static let apis = LocalFiles().entries(of: "\(Checkout.root)/Fixtures") ?? []

    @Test(arguments: apis) func everyStatusAndErrorHasAStep(api: String) throws {
        let list = try ChildProcess(
            Checkout.program, ["list", "\(Checkout.root)/Fixtures/\(api)", "--format", "json"]
        ).finish()
        #expect(list.exit == 0)
        let file = "/tmp/understudy-coverage-\(getpid())-\(api).json"
        defer { unlink(file) }
        let run = try ChildProcess(
            Checkout.program, ["verify", "\(Checkout.root)/Scenarios/\(api)", "--report", "json=\(file)"]
        ).finish()
        #expect(run.exit == 0, "\(run.errors)\(run.output)")
        let report = String(decoding: try LocalFiles().read(file), as: UTF8.self)
        let missing = try ScenarioCoverage(list: list.output, report: report).missing
        #expect(missing.isEmpty, "\(missing.joined(separator: "\n"))")
    }

    @Test func findsTheBuiltInAPIs() { #expect(Self.apis.contains("citypay")) }

    @Test func tellsWhatNoStepIsAnsweredWith() throws {
        let list = """
            {"apis": [{
              "operations": [{"id": "GetOrder", "responses": ["200", "404", "4XX", "default"]}],
              "errors": [
                {"name": "Gone", "status": 404, "code": 5, "message": "It is gone", "prefer": "example=Gone"},
                {"name": "Lost", "status": 404, "code": 5, "message": "It is lost", "prefer": "example=Lost"},
                {"name": "Some", "status": 404, "code": 5, "prefer": "example=Some"},
                {"name": "Busy", "status": 503, "code": "Busy", "prefer": "example=Busy"},
                {"name": "Late", "status": 503, "code": "Late", "prefer": "example=Late"}]}]}
            """
        func step(_ status: Int, _ body: String, _ header: String = "Accept", outcome: String = "passed") -> String {
            """
            {"operation": "GetOrder", "outcome": "\(outcome)", "request": {"headers": [{"name": "\(header)",
            "value": "example=Late"}]}, "response": {"status": \(status), "body": "\(body)"}}
            """
        }
        let steps = [
            step(404, #"{\"code\": 5, \"message\": \"It is gone\"}"#), step(503, "", "Prefer"),
            step(503, #"{\"error\": \"Busy\"}"#, outcome: "failed"), step(422, "", "Prefer"),
        ]
        let report = "{\"scenarios\": [{\"steps\": [\(steps.joined(separator: ", "))]}]}"
        #expect(
            try ScenarioCoverage(list: list, report: report).missing == [
                "no step of 'GetOrder' is answered 200", "no step is answered with the error 'Lost'",
                "no step is answered with the error 'Some'", "no step is answered with the error 'Busy'",
            ])
    }
}
