import Contract
import Diagnostics
import Expressions
import HTTPModel
import JSONModel
import ScenarioModel
import StructuralDiff
import Testing
import Verification

/// What becomes of steps and scenarios.
@Suite struct VerifierTests {
    @Test func passesWhatAgreesAndCountsItsChecks() {
        let steps = Shop.run(
            """
            - operation: CreateOrder
              expect: {status: 201, headers: {content-type: application/json}, body: {id: o-1, amount: !integer}}
              outputs: {id: $response.body#/id}
            """, Shop.created)
        #expect(steps.map(\.outcome) == [.passed])
        #expect(steps[0].problems == [])
        #expect(steps[0].checks == 6)
        #expect(steps[0].operation == "CreateOrder")
        #expect(steps[0].exchange?.response?.status == 201)
    }

    @Test func locatesWhatDiffersFromTheExpectation() {
        let steps = Shop.run(
            """
            - operation: CreateOrder
              expect:
                status: 422
                headers: {X-Id: a}
                body: {id: 5, amount: !string , lines: [1]}
            """, Shop.created)
        #expect(steps.map(\.outcome) == [.failed])
        #expect(
            steps[0].problems == [
                .difference(Difference(.changed(expected: 422, actual: 201), at: ["status"])),
                .difference(Difference(.missing(expected: "a"), at: ["headers", "X-Id"])),
                .difference(Difference(.typeChanged(expected: 5, actual: "o-1"), at: ["body", "id"])),
                .unmatched(at: ["body", "amount"], wanted: "a string", found: 5),
                .unmatched(at: ["body", "lines"], wanted: "a list of 1 element", found: .none),
            ])
    }

    @Test func comparesAValueOfAnExpressionPartByPart() {
        let transport = FakeTransport([
            "POST /orders": .json(201, #"{"id": "a", "lines": [{"n": 1}]}"#),
            "GET /health": .json(204, #"{"id": "a", "lines": [{"n": 2}], "more": 0}"#),
        ])
        let steps = Shop.run(
            """
            - {id: create, operation: CreateOrder, outputs: {all: $response.body}}
            - {operation: GetHealth, expect: {body: $steps.create.outputs.all}}
            """, transport)
        #expect(
            steps[1].problems == [
                .difference(Difference(.changed(expected: 1, actual: 2), at: ["body", "lines", "0", "n"])),
                .difference(Difference(.unexpected(actual: 0), at: ["body", "more"])),
            ])
    }

    @Test func holdsEveryResponseToTheContractWithoutBeingAsked() throws {
        let steps = Shop.run(
            "- {operation: CreateOrder}",
            FakeTransport(["POST /orders": .json(201, #"{"amount": "5"}"#)]))
        let violations = steps[0].problems.map { problem in
            if case .violation(let pointer, let keyword, _, let location) = problem {
                "\(pointer) \(keyword) \(location?.file ?? "")"
            } else {
                "\(problem)"
            }
        }
        #expect(violations == ["/body/amount type shop.yaml", "/body/id required shop.yaml"])
        #expect(steps[0].checks == 1)
    }

    @Test func anUndocumentedStatusBreaksTheContract() {
        let steps = Shop.run(
            "- {operation: CreateOrder, expect: {status: 500}}", FakeTransport(["POST /orders": .json(500, "{}")]))
        #expect(steps[0].outcome == .failed)
        guard case .violation(["status"], "status", _, let location) = steps[0].problems.first else {
            Issue.record("expected a violation, found \(steps[0].problems)")
            return
        }
        #expect(location?.file == "shop.yaml")
    }

    @Test func findsTheOperationOfARequestLine() {
        let transport = FakeTransport([
            "GET /orders/7/lines": .json(404, "{}"), "GET /nowhere": .json(404, #"{"a": 1}"#),
        ])
        let steps = Shop.run(
            """
            - {request: GET /orders/7/lines, expect: {headers: {A: !absent}}}
            - {request: GET /nowhere, expect: {status: 404, body: {a: 1}}}
            """, transport)
        #expect(steps.map(\.operation) == ["GetLines", nil])
        #expect(steps.map(\.outcome) == [.failed, .passed])
        #expect(steps.map(\.checks) == [2, 2])
    }

    @Test func comparesBodiesTheContractDoesNotDescribe() {
        func body(_ type: String, _ text: String, _ expected: String) -> [StepRun] {
            let response = HTTPResponse(status: 204, fields: ["Content-Type": type], body: Array(text.utf8))
            return Shop.run(
                "- {operation: GetHealth, expect: {body: \(expected)}}",
                FakeTransport(["GET /health": .response(response)]))
        }
        #expect(body("text/plain", "well", "well")[0].outcome == .passed)
        #expect(body("application/json", "{", "'{'")[0].outcome == .passed)
        #expect(body("text/plain", "", "!absent ")[0].outcome == .passed)
        #expect(
            body("text/plain", "well", "!absent ")[0].problems == [
                .difference(Difference(.unexpected(actual: "well"), at: ["body"]))
            ])
    }

    @Test func anOutputThatDoesNotComeFailsItsStepAndThoseThatNeedIt() {
        let transport = FakeTransport([
            "POST /orders": .json(201, #"{"id": "a"}"#),
            "GET /health": .response(HTTPResponse(status: 204)),
        ])
        let steps = Shop.run(
            """
            - {id: create, operation: CreateOrder, outputs: {id: $response.body#/id, ref: $response.body#/ref}}
            - {id: lines, request: "GET /{$steps.create.outputs.ref}", expect: {status: 200}, outputs: {n: $statusCode}}
            - {id: last, operation: GetHealth, expect: {body: $steps.lines.outputs.n}}
            - {operation: GetHealth, headers: {A: $steps.create.outputs.id}}
            """, transport)
        #expect(steps[0].problems == [.missingOutput(name: "ref")])
        #expect(
            steps.map(\.outcome) == [
                .failed, .notRun(reason: "needs output 'ref' of step 'create', which did not come"),
                .notRun(reason: "needs output 'n' of step 'lines', which did not come"), .passed,
            ])
        #expect(transport.requests.count == 2)
    }

    @Test func aFailedStepDoesNotStopTheScenario() {
        let transport = FakeTransport(["GET /health": .response(HTTPResponse(status: 204))])
        let steps = Shop.run("- {operation: CreateOrder}\n- {operation: GetHealth}", transport)
        let error = TransportError(.notConnected, "cannot connect to shop: connection refused")
        #expect(steps.map(\.problems) == [[.unreachable(error)], []])
        #expect(steps.map(\.outcome) == [.failed, .passed])
        #expect(steps[0].checks == 0)
        #expect(steps[0].exchange?.response == nil)
    }

    @Test func aStepWithoutItsCredentialIsNotSent() {
        let transport = FakeTransport([:])
        let steps = Shop.run("- {operation: CreateOrder, credential: {client: PC9}}", transport)
        #expect(steps[0].problems == [.unsendable(reason: "no known credential of 'shop' has client 'PC9'")])
        #expect(steps[0].exchange == nil)
        #expect(transport.requests == [])
    }

    @Test func anApiWithoutABaseURLIsNotCalled() {
        let verifier = Shop.verifier(Shop.created, baseURLs: [:])
        let steps = verifier.run(Shop.scenario("- {operation: CreateOrder}"), number: 1).steps
        #expect(steps[0].problems == [.unsendable(reason: "the target has no base URL for API 'shop'")])
    }

    @Test func aValueThatIsAbsentCannotBeSent() {
        let transport = FakeTransport(["POST /orders": .json(201, #"{"id": {"a": 1}}"#)])
        let steps = Shop.run(
            """
            - {id: create, operation: CreateOrder, outputs: {id: $response.body#/id}}
            - {operation: GetLines, path: {id: $steps.create.outputs.id.b}}
            - {operation: CreateOrder, body: $steps.create.outputs.id.b}
            """, transport)
        #expect(
            steps[1].problems == [
                .unsendable(reason: "the path value 'id' is absent: its expression gave nothing")
            ])
        #expect(steps[2].problems == [.unsendable(reason: "the body is absent: its expression gave nothing")])
        #expect(transport.requests.count == 1)
    }

    @Test func aScenarioThatChecksNothingFails() {
        let transport = FakeTransport(["GET /nowhere": .json(200, "{}")])
        let steps = Shop.run("- {request: GET /nowhere}\n- {request: GET /nowhere}", transport)
        #expect(steps.map(\.outcome) == [.passed, .failed])
        #expect(steps[1].problems == [.nothingChecked])
    }

    @Test(arguments: [("mock", false), ("real", true)])
    func skipsScenariosForAnotherKindOfTarget(only: String, isMock: Bool) {
        let scenario = Shop.scenario("- {operation: CreateOrder}\n- {operation: GetHealth}", only: only)
        let run = Shop.verifier(Shop.created, isMock: isMock).run([scenario])
        #expect(run.scenarios[0].skipReason?.contains(only == "mock" ? "the mock only" : "real endpoints only") == true)
        #expect(run.scenarios[0].steps.map(\.outcome) == [.skipped, .skipped])
        #expect(run.counts.scenarios == Tally(skipped: 1))
        #expect(run.counts.steps == Tally(skipped: 2))
        let other = Shop.verifier(Shop.created, isMock: !isMock).run(scenario, number: 1)
        #expect(other.skipReason == nil)
    }

    @Test func everyScenarioHasASandboxOfItsOwnWhenIsolated() {
        let transport = Shop.created
        let scenario = Shop.scenario("- {operation: CreateOrder}\n- {operation: CreateOrder}")
        _ = Shop.verifier(transport, sandbox: "shared", isolation: "run7").run([scenario, scenario])
        let sandboxes = transport.requests.map { $0.fields["Understudy-Sandbox"] }
        #expect(sandboxes == ["run7-1", "run7-1", "run7-2", "run7-2"])
    }

    @Test(
        arguments: [(true, "shared", "shared"), (true, nil, nil), (false, "shared", nil)] as [(Bool, String?, String?)])
    func theSandboxHeaderIsForMocksOnly(isMock: Bool, header: String?, sent: String?) throws {
        let transport = FakeTransport([:])
        let verifier = Shop.verifier(transport, isMock: isMock, sandbox: header)
        _ = verifier.run(Shop.scenario("- {operation: CreateOrder}"), number: 1)
        #expect(try #require(transport.requests.last).fields["Understudy-Sandbox"] == sent)
    }

    @Test func aScenarioRunsTheSameAloneAndAmongOthers() {
        let scenario = Shop.scenario("- {operation: CreateOrder, headers: {A: $uuid}}")
        let alone = FakeTransport([:])
        _ = Shop.verifier(alone).run(scenario, number: 2)
        let among = FakeTransport([:])
        _ = Shop.verifier(among).run([scenario, scenario])
        #expect(alone.requests == [among.requests[1]])
        #expect(among.requests[0] != among.requests[1])
    }
}

extension JSONPointer: ExpressibleByArrayLiteral {
    package init(arrayLiteral elements: String...) { self.init(tokens: elements) }

    @Test func expectedXMLIsHeldToNamespacesAndAttributes() {
        func problems(_ expected: String, _ found: String) -> [StepProblem] {
            let response = HTTPResponse(status: 204, fields: ["Content-Type": "text/xml"], body: Array(found.utf8))
            let step = "- {operation: GetHealth, expect: {body: '\(expected)'}}"
            return Shop.run(step, FakeTransport(["GET /health": .response(response)]))[0].problems
        }
        let one = #"<o:r xmlns:o="urn:a"><o:b>1</o:b></o:r>"#
        #expect(problems(one, #"<r xmlns="urn:a"><b>1</b></r>"#) == [])
        #expect(
            problems(one, #"<r xmlns="urn:b"><b>1</b></r>"#).map(\.pointer?.description) == [
                "/body/{urn:a}r", "/body/{urn:b}r",
            ])
        #expect(problems(#"<r b="1"/>"#, "<r><b>1</b></r>").map(\.pointer?.description) == ["/body/r/@b", "/body/r/b"])
    }

    @Test func aValueOfAWrongTypeIsShown() {
        let transport = FakeTransport(["POST /orders": .json(201, #"{"id": "o-1", "amount": "ten"}"#)])
        let problems = Shop.run("- {operation: CreateOrder}", transport)[0].problems
        guard case .violation(_, _, let message, _)? = problems.first else {
            Issue.record("\(problems)")
            return
        }
        #expect(message == #"expected integer, found string "ten""#)
    }

    @Test(
        arguments: [
            (
                204, ["Content-Length": "0"],
                ["a response with status 204 has none (RFC 9110 §8.6, RFC 9112 §6.1)"]
            ),
            (
                200, ["Content-Length": "5", "content-length": "7"],
                ["the lengths 5 and 7 contradict each other (RFC 9112 §6.3)"]
            ),
            (200, ["Content-Length": "5, 5"], []),
            (200, ["Content-Length": "+5"], ["'+5' is no length (RFC 9110 §8.6)"]),
            (
                200, ["Content-Length": "5", "Transfer-Encoding": "chunked"],
                ["it stands beside 'Transfer-Encoding', which has no length (RFC 9112 §6.2)"]
            ),
            (200, ["Transfer-Encoding": "chunked"], []), (204, [:], []),
        ] as [(Int, HTTPFields, [String])])
    func lengthsThatContradictEachOtherAreTold(status: Int, fields: HTTPFields, messages: [String]) {
        let transport = FakeTransport(["GET /nowhere": .response(HTTPResponse(status: status, fields: fields))])
        let run = Shop.run("- {request: GET /nowhere, expect: {status: \(status)}}", transport)[0]
        let found = run.problems.compactMap { problem -> String? in
            guard case .malformed(_, let message) = problem else { return nil }
            return message
        }
        #expect(found == messages)
        #expect(run.outcome == (messages.isEmpty ? .passed : .failed))
    }
}
