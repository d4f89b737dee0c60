import HTTPModel
import JSONModel
import Moments
import ScenarioModel
import StructuralDiff
import Testing
import Verification

/// Two targets behind fake transports: what differs, and what may.
@Suite struct ComparisonTests {
    private static let create = "- {id: create, operation: CreateOrder, body: {amount: 5}}"

    private func verifier(_ name: String, _ transport: any HTTPTransport, isMock: Bool = true) -> Verifier {
        Verifier(
            apis: Shop.apis,
            target: Target(baseURLs: ["shop": "http://\(name):80/v1"], isMock: isMock, name: name),
            transport: transport, issuer: FakeIssuer(),
            options: VerifierOptions(
                now: { Timestamp(seconds: 1_735_689_600) }, uptime: { .zero }, sleep: { _ in }, seed: 1, isolation: name
            ))
    }

    private func compare(
        _ steps: String, _ left: [String: [FakeTransport.Answer]], _ right: [String: [FakeTransport.Answer]],
        volatile: [String] = [], repetitions: Int = 1, only: String? = nil, isRealOnTheRight: Bool = false
    ) -> Run {
        let comparison = Comparison(
            left: verifier("left", FakeTransport(inOrder: left)),
            right: verifier("right", FakeTransport(inOrder: right), isMock: !isRealOnTheRight),
            volatile: volatile.compactMap { PointerPattern($0) }, repetitions: repetitions)
        return comparison.run([Shop.scenario(steps, only: only)])
    }

    /// One create on either side.
    private func creating(
        _ left: String, _ right: String, expect: String = "", volatile: [String] = []
    ) -> Run {
        let steps = expect.isEmpty ? Self.create : String(Self.create.dropLast()) + ", expect: \(expect)}"
        return compare(
            steps, ["POST /orders": [.json(201, left)]], ["POST /orders": [.json(201, right)]], volatile: volatile)
    }

    private func response(_ fields: HTTPFields, _ status: Int = 201, _ body: String = #"{"id": "o"}"#)
        -> FakeTransport.Answer
    {
        var all = fields
        all.append("Content-Type", "application/json")
        return .response(HTTPResponse(status: status, fields: all, body: Array(body.utf8)))
    }

    private func bytes(_ type: String, _ body: [UInt8]) -> [FakeTransport.Answer] {
        [.response(HTTPResponse(status: 204, fields: ["Content-Type": type], body: body))]
    }

    @Test(arguments: ["image/png", "text/plain", "application/octet-stream"])
    func bodiesAreComparedByteForByte(type: String) {
        let step = "- {operation: GetHealth}"
        let (left, right) = (bytes(type, [0x89, 0xFF, 1]), bytes(type, [0x89, 0xFE, 1]))
        #expect(compare(step, ["GET /health": left], ["GET /health": left]).verdict == .same)
        #expect(differences(compare(step, ["GET /health": left], ["GET /health": right])) == ["fieldChanged /body"])
    }

    private func differences(_ run: Run) -> [String] {
        run.scenarios.flatMap(\.steps).flatMap(\.problems).map { problem in
            let driftClass = problem.driftClass?.rawValue ?? "none"
            switch problem {
            case .difference(let difference): return "\(driftClass) \(difference.pointer)"
            case .onTarget(let name, let inner): return "\(driftClass) only \(name): \(inner)"
            case .onBoth(let inner): return "both \(inner.pointer?.description ?? "\(inner)")"
            default: return "\(problem)"
            }
        }
    }

    @Test func findsNothingWhereNothingDiffers() {
        let run = creating(#"{"id": "o-1", "amount": 5}"#, #"{"amount": 5.0, "id": "o-1"}"#)
        #expect(run.verdict == .same)
        #expect(run.exitCode == 0)
        #expect(run.counts.checks == 4)
        #expect(run.counterpart?.name == "right")
        #expect(run.scenarios[0].steps[0].counterpart?.baseURL == "http://right:80/v1")
    }

    @Test func findsEachClassOfDifference() {
        let run = compare(
            Self.create,
            ["POST /orders": [response(["X-Gone": "1", "X-Same": "1", "X-Other": "1"])]],
            [
                "POST /orders": [
                    response(
                        ["X-New": "1", "x-same": "1", "X-Other": "2"], 200,
                        #"{"id": 7, "amount": 5, "list": [1]}"#)
                ]
            ])
        #expect(run.verdict == .drifted)
        #expect(run.exitCode == 1)
        let found = differences(run)
        #expect(
            found.prefix(7) == [
                "status /status", "headerRemoved /headers/X-Gone", "headerChanged /headers/X-Other",
                "headerAdded /headers/X-New", "fieldType /body/id", "fieldAdded /body/amount",
                "fieldAdded /body/list",
            ])
        #expect(found.count == 8)
        #expect(found.last?.hasPrefix("contract only right: violation(at: /status") == true, "\(found)")
    }

    @Test func passesOverHeadersOfTheConnection() {
        let run = compare(
            Self.create, ["POST /orders": [response(["Date": "a", "Server": "b", "Connection": "close"])]],
            ["POST /orders": [response(["Age": "1", "Content-Length": "11", "Via": "x"])]])
        #expect(run.verdict == .same)
    }

    @Test func findsABreachOfTheContractOnOneSideOnly() {
        let run = compare(
            Self.create, ["POST /orders": [.json(201, #"{"id": "a", "amount": "x"}"#)]],
            ["POST /orders": [.json(201, #"{"id": "a", "amount": "y"}"#)]])
        #expect(differences(run) == ["fieldChanged /body/amount", "both /body/amount"])
        #expect(run.verdict == .drifted)
    }

    @Test func twoThatFailAlikeAreNotTheSame() {
        let refused: [String: [FakeTransport.Answer]] = ["POST /orders": [.json(401, #"{"code": "key"}"#)]]
        let steps = String(Self.create.dropLast()) + ", expect: {status: 201}, outputs: {id: $response.body#/id}}"
        let run = compare(steps, refused, refused)
        #expect(run.verdict == .bothFailed)
        #expect(run.exitCode == 1)
        #expect(
            differences(run) == ["both /status", "both /status", #"both missingOutput(name: "id")"#])
        let comparison = Comparison(
            left: verifier("left", FakeTransport(inOrder: refused)),
            right: verifier("right", FakeTransport(inOrder: refused)), volatile: [], reportsOnlyDifferences: true)
        #expect(comparison.run([Shop.scenario(steps)]).verdict == .same)
    }

    @Test func whatBothDoWrongIsToldBesideWhatDiffers() {
        let run = compare(
            Self.create, ["POST /orders": [.json(201, #"{"id": 5}"#)]],
            ["POST /orders": [.json(201, #"{"id": 5, "more": 1}"#)]])
        #expect(run.verdict == .drifted)
        #expect(differences(run) == ["fieldAdded /body/more", "both /body/id"])
    }

    @Test func letsWhatAMatcherExpectsDiffer() {
        let free = creating(
            #"{"id": "a", "amount": 5}"#, #"{"id": "b", "amount": 6}"#,
            expect: "{body: {id: !string, amount: !integer}}")
        #expect(free.verdict == .same)
        let bound = creating(
            #"{"id": "a", "amount": 5}"#, #"{"id": "b", "amount": 6}"#, expect: "{body: {id: !string}}")
        #expect(differences(bound) == ["fieldChanged /body/amount"])
        let list = creating(
            #"{"id": "a", "l": [{"t": "x", "n": 1}]}"#, #"{"id": "a", "l": [{"t": "y", "n": 2}]}"#,
            expect: "{body: {l: !each {t: !string}}}")
        #expect(differences(list) == ["fieldChanged /body/l/0/n"])
    }

    @Test func reportsWhatDoesNotFulfilItsMatcher() {
        let run = creating(
            #"{"id": "a", "created": "2025-01-01T00:00:00Z"}"#, #"{"id": "a", "created": "yesterday"}"#,
            expect: "{body: {created: !date-time}}")
        #expect(differences(run) == ["fieldChanged /body/created"])
        let absent = creating(
            #"{"id": "a", "created": "2025-01-01T00:00:00Z"}"#, #"{"id": "a"}"#,
            expect: "{body: {created: !date-time}}")
        #expect(differences(absent) == ["fieldRemoved /body/created"])
    }

    @Test func aStatusIsNeverFree() {
        let run = compare(
            String(Self.create.dropLast()) + ", expect: {status: 4XX}}", ["POST /orders": [.json(422, "")]],
            ["POST /orders": [.json(400, "")]])
        #expect(differences(run).first == "status /status")
    }

    @Test func passesOverPlacesThatAreDeclaredVolatile() {
        let run = creating(
            #"{"id": "a", "l": [{"at": 1}, {"at": 2}]}"#, #"{"id": "b", "l": [{"at": 3}, {"at": 4}]}"#,
            volatile: ["/body/id", "/body/l/*/at"])
        #expect(run.verdict == .same)
        let headers = compare(
            Self.create, ["POST /orders": [response(["X-Id": "1"])]], ["POST /orders": [response(["x-id": "2"])]],
            volatile: ["/headers/X-ID"])
        #expect(headers.verdict == .same)
    }

    @Test func goesOnWithTheIdsOfEitherSide() throws {
        let steps = """
            - {id: create, operation: CreateOrder, body: {amount: 5}, outputs: {id: $response.body#/id}}
            - {operation: GetLines, path: {id: $steps.create.outputs.id}}
            """
        func table(_ id: String, _ more: String = "") -> [String: [FakeTransport.Answer]] {
            [
                "POST /orders": [.json(201, #"{"id": "\#(id)"}"#)],
                "GET /orders/\(id)/lines": [.json(200, #"{"self": "/orders/\#(id)/lines\#(more)"}"#)],
            ]
        }
        #expect(compare(steps, table("left-17"), table("right-0099")).verdict == .same)
        let drifted = compare(steps, table("left-17"), table("right-0099", "?page=1"))
        let problem = try #require(drifted.scenarios[0].steps[1].problems.first)
        #expect(
            problem
                == .difference(
                    Difference(
                        .changed(
                            expected: "/orders/{$steps.create.outputs.id}/lines",
                            actual: "/orders/{$steps.create.outputs.id}/lines?page=1"),
                        at: JSONPointer(tokens: ["body", "self"]))))
    }

    @Test func takesNoIdOfAnotherTypeForTheSame() {
        let steps = """
            - {id: create, operation: CreateOrder, body: {amount: 5}, outputs: {id: $response.body#/id}}
            - {operation: GetLines, path: {id: $steps.create.outputs.id}}
            """
        let run = compare(
            steps, ["POST /orders": [.json(201, #"{"id": "17"}"#)], "GET /orders/17/lines": [.json(200, "{}")]],
            ["POST /orders": [.json(201, #"{"id": 17}"#)], "GET /orders/17/lines": [.json(200, "{}")]])
        #expect(differences(run).first == "fieldType /body/id")
    }

    @Test func holdsTheTargetsOwnAddressForTheSame() {
        let run = creating(
            #"{"id": "a", "url": "http://left:80/pay/1"}"#, #"{"id": "a", "url": "http://right:80/pay/1"}"#)
        #expect(run.verdict == .same)
    }

    @Test func learnsWhatDiffersFromRunToRun() {
        let left: [FakeTransport.Answer] = [.json(201, #"{"id": "a", "n": 1}"#), .json(201, #"{"id": "b", "n": 1}"#)]
        let right: [FakeTransport.Answer] = [.json(201, #"{"id": "c", "n": 2}"#), .json(201, #"{"id": "d", "n": 2}"#)]
        let once = compare(Self.create, ["POST /orders": left], ["POST /orders": right])
        #expect(differences(once) == ["fieldChanged /body/id", "fieldChanged /body/n"])
        let learned = compare(Self.create, ["POST /orders": left], ["POST /orders": right], repetitions: 2)
        #expect(differences(learned) == ["fieldChanged /body/n"])
    }

    @Test func learningExcusesNoOtherType() {
        let left: [FakeTransport.Answer] = [.json(201, #"{"id": "a"}"#), .json(201, #"{"id": "b"}"#)]
        let run = compare(
            Self.create, ["POST /orders": left], ["POST /orders": [.json(201, #"{"id": 5}"#)]], repetitions: 2)
        #expect(differences(run).first == "fieldType /body/id")
    }

    @Test func learnsNothingFromAnEchoOrAnotherStatus() {
        let steps = #"- {id: create, operation: CreateOrder, body: {note: "{$uuid}", other: "{$uuid}"}}"#
        struct Echo: HTTPTransport {
            let member: String
            func send(_ request: HTTPRequest, to baseURL: String, timeout: Duration) -> HTTPResponse {
                let note = (try? JSONText(request.body).value[member]?.stringValue) ?? ""
                return HTTPResponse(
                    status: 201, fields: ["Content-Type": "application/json"],
                    body: Array(#"{"id": "o", "note": "\#(note)"}"#.utf8))
            }
        }
        let comparison = Comparison(
            left: verifier("left", Echo(member: "note")), right: verifier("right", Echo(member: "other")), volatile: [],
            repetitions: 3)
        #expect(differences(comparison.run([Shop.scenario(steps)])).contains("fieldChanged /body/note"))
        let left: [FakeTransport.Answer] = [.json(201, #"{"id": "a"}"#), .json(422, #"{"id": "b"}"#)]
        let other = compare(
            Self.create, ["POST /orders": left], ["POST /orders": [.json(201, #"{"id": "c"}"#)]], repetitions: 2)
        #expect(differences(other) == ["fieldChanged /body/id"])
    }

    @Test func bothSidesAreSentTheSame() {
        let (left, right) = (
            FakeTransport(inOrder: ["POST /orders": [.json(201, "{}")]]),
            FakeTransport(inOrder: ["POST /orders": [.json(201, "{}")]])
        )
        let comparison = Comparison(
            left: verifier("left", left), right: verifier("right", right), volatile: [])
        _ = comparison.run([Shop.scenario(#"- {operation: CreateOrder, body: {note: "{$uuid}"}}"#)])
        let bodies = [left, right].map { $0.requests.map(\.body) }
        #expect(bodies[0] == bodies[1])
        #expect(bodies[0].count == 1)
    }

    @Test func aSideThatCannotBeReachedIsNoVerdict() {
        let run = compare(Self.create, ["POST /orders": [.json(201, #"{"id": "a"}"#)]], [:])
        #expect(run.verdict == .couldNotRun)
        #expect(run.exitCode == 3)
        #expect(differences(run).count == 1)
    }

    @Test func aSideThatBreaksOffHasDrifted() {
        let broken = TransportError(.interrupted, "closed")
        let run = compare(
            Self.create, ["POST /orders": [.json(201, #"{"id": "a"}"#)]], ["POST /orders": [.failure(broken)]])
        #expect(run.verdict == .drifted)
        #expect(run.scenarios[0].steps[0].problems == [.onTarget("right", .unreachable(broken))])
    }

    @Test func aStepThatDoesNotRunIsNotTheSame() {
        let steps = """
            - {id: create, operation: CreateOrder, body: {amount: 5}, outputs: {id: $response.body#/id}}
            - {operation: GetLines, path: {id: $steps.create.outputs.id}}
            """
        let refusing: [String: [FakeTransport.Answer]] = ["POST /orders": [.json(422, "{}")]]
        let run = compare(steps, refusing, refusing)
        #expect(run.verdict == .bothFailed)
        #expect(differences(run) == [#"both missingOutput(name: "id")"#])
        let reason = "on neither target: needs output 'id' of step 'create', which did not come"
        #expect(run.scenarios[0].steps[1].outcome == .notRun(reason: reason))
    }

    @Test func aScenarioForOneOfTheTargetsIsSkipped() {
        let run = compare(Self.create, [:], [:], only: "mock", isRealOnTheRight: true)
        #expect(run.verdict == .nothingRun)
        #expect(run.exitCode == 3)
        #expect(
            run.scenarios[0].skipReason == "the scenario is for the mock only, and the target is a real endpoint")
        #expect(run.counts.steps.skipped == 1)
    }

    @Test func nothingComparedIsNeverTheSame() {
        let comparison = Comparison(
            left: verifier("left", FakeTransport(inOrder: [:])), right: verifier("right", FakeTransport(inOrder: [:])),
            volatile: [])
        #expect(comparison.run([]).verdict == .nothingRun)
    }
}
