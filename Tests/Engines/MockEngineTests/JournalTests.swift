import HTTPModel
import JSONModel
import Moments
import Testing

@testable import MockEngine

/// What a sandbox keeps of its exchanges, and what the admin API shows of it.
struct JournalTests {
    private static let world: HTTPFields = ["Understudy-Sandbox": "a"]

    private static func engine(
        _ limits: JournalLimits = JournalLimits(), apis: [API]? = nil, behaviour: String = Shop.behaviour
    ) throws -> MockEngine {
        let noon = try #require(Timestamp(rfc3339: "2025-01-01T12:00:00Z"))
        return MockEngine(
            apis: try apis ?? [Shop.api(behaviour: behaviour)],
            options: EngineOptions(now: { noon }, seed: 1, journal: limits))
    }

    private func page(_ engine: MockEngine, _ query: String = "", _ fields: HTTPFields = [:]) throws -> JSON {
        try JSON(text: engine.send("GET /__admin/requests\(query)", "", fields).text)
    }

    private func requests(_ engine: MockEngine, _ query: String = "", _ fields: HTTPFields = [:]) throws -> [JSON] {
        try #require(try page(engine, query, fields)["requests"]?.arrayValue)
    }

    /// The numbers of the exchanges that are shown.
    private func numbers(_ engine: MockEngine, _ query: String = "", _ fields: HTTPFields = [:]) throws -> [String] {
        try requests(engine, query, fields).compactMap { $0["id"]?.description }
    }

    @Test func showsARequestAndTheAnswer() throws {
        let engine = try Self.engine()
        _ = engine.send("POST /orders?page=2", #"{"sku": "ab"}"#)
        #expect(
            engine.send("GET /__admin/requests/1").text
                == #"{"id":1,"time":"2025-01-01T12:00:00.000000Z","api":"shop","operation":"CreateOrder","#
                + #""request":{"method":"POST","url":"/orders?page=2","headers":[{"name":"X-Key","value":"••••"},"#
                + #"{"name":"Content-Type","value":"application/json"}],"body":"{\"sku\": \"ab\"}","bodyBytes":13},"#
                + #""response":{"status":201,"headers":[{"name":"Location","value":"/orders/1"},"#
                + #"{"name":"Content-Type","value":"application/json"}],"#
                + #""body":"{\"id\":1,\"sku\":\"ab\",\"state\":\"open\"}","bodyBytes":34},"#
                + #""answeredBy":"rule","at":{"file":"behaviour.yaml","line":27,"column":7},"undocumented":[],"#
                + #""microseconds":0}"#)
    }

    @Test func showsTheConditionsOfTheRuleThatAnswered() throws {
        let rule = """

                - request: {headers: {X-Mode: !matches '^t', X-Key: !any }, query: {page: [2, 3]}}
                  when: $request.body#/sku == 'ab'
                  then: {respond: {status: 201, body: {}}}
            """
        let engine = try Self.engine(
            behaviour: Shop.behaviour.replacing("  CreateOrder:", with: "  CreateOrder:\(rule)"))
        _ = engine.send("POST /orders?page=2&page=3", #"{"sku": "ab"}"#, ["X-Mode": "test"])
        _ = engine.send("POST /orders?page=2&page=3", #"{"sku": "ab"}"#, ["X-Mode": "live"])
        let conditions = try requests(engine).map { $0["conditions"] }
        #expect(
            conditions == [
                nil,
                [
                    "request {headers: {X-Mode: !matches ^t, X-Key: !any}, query: {page: [2, 3]}}",
                    "when $request.body#/sku == 'ab'",
                ],
            ])
    }

    @Test func listsTheLatestFirst() throws {
        let engine = try Self.engine()
        for _ in 1...3 { _ = engine.send("GET /ping") }
        let page = try page(engine, "?limit=2")
        #expect(page["requests"]?.arrayValue?.compactMap { $0["id"]?.description } == ["3", "2"])
        #expect(page["meta"] == ["total": 3, "dropped": 0])
        #expect(page["requestJournalDisabled"] == false)
    }

    @Test(
        arguments: [
            ("POST /orders", #"{"sku":"ab"}"#, [:], "rule 27 held"),
            ("POST /orders", #"{"sku":"a"}"#, [:], "rule 19 invalid-request held: body /sku breaks 'minLength'"),
            ("POST /orders", "[]", [:], "understudy invalid-request: body breaks 'type'"),
            (
                "POST /orders", "{}", ["X-Key": "k2"],
                "understudy unknown-credentials: the credentials in the header 'X-Key' are not known or no longer good"
            ),
            ("GET /ping", "", [:], "example held"),
            ("GET /ping", "", ["Prefer": "dynamic=true"], "generated held"),
            ("HEAD /ping", "", [:], "example held"),
            ("POST /orders", "", ["Prefer": "code=402"], "preference held"),
            ("POST /orders", "", ["Prefer": "code=418"], "understudy: the preferred answer is not documented"),
            ("GET /nowhere", "", [:], "understudy: no operation at this path"),
            ("PUT /orders", "", [:], "understudy: the path has no operation with this method"),
            ("OPTIONS /orders", "", [:], "understudy"),
            ("OPTIONS *", "", [:], "understudy"),
        ] as [(String, String, HTTPFields, String)])
    func saysWhatAnswered(line: String, body: String, fields: HTTPFields, expected: String) throws {
        let engine = try Self.engine()
        _ = engine.send(line, body, fields)
        let found = try #require(try requests(engine).first)
        let words = [
            found["answeredBy"]?.stringValue, found["at"]?["line"]?.description, found["refusal"]?.stringValue,
        ]
        let held = found["undocumented"] == nil ? nil : "held"
        let reason = found["reason"]?.stringValue.map { ": \($0)" } ?? ""
        #expect((words + [held]).compactMap(\.self).joined(separator: " ") + reason == expected)
    }

    @Test func saysThatAnAnswerWasGivenBefore() throws {
        let behaviour = Shop.behaviour + "\nidempotency: {header: X-Again, operations: [CreateOrder], keep: 1h}"
        let engine = try Self.engine(behaviour: behaviour)
        for _ in 1...2 { _ = engine.send("POST /orders", #"{"sku":"ab"}"#, ["X-Again": "1"]) }
        #expect(try requests(engine).map { $0["answeredBy"] } == ["repetition", "rule"])
    }

    /// A behaviour that answers otherwise than its contract documents, in four ways.
    private static let wayward = """
        refusals:
          invalid-request: {then: {respond: {status: 418, body: {short: true}}}}
        operations:
          CreateOrder:
            - when: $request.body#/sku == 'page'
              then: {respond: {status: 201, headers: {Content-Type: text/html}, body: hello}}
            - when: $request.body#/sku == 'number'
              then: {respond: {status: 201, body: {sku: 5}}}
          GetOrder: {when: $request.path.id == 5, then: {respond: {status: 200}}}
        """

    @Test(arguments: [
        ("t", "status: 418 is not documented for CreateOrder; documented are 201, 402, 422"),
        ("page", "body: expected a body of type 'application/json' or 'text/xml', found 'text/html'"),
        ("number", "body/sku: expected string, found integer"),
        ("nothing", "status: 501 is not documented for CreateOrder; documented are 201, 402, 422"),
    ])
    func saysWhatIsNotDocumented(sku: String, expected: String) throws {
        let engine = try Self.engine(behaviour: Self.wayward)
        _ = engine.send("POST /orders", #"{"sku":"\#(sku)"}"#)
        _ = engine.send("GET /nowhere")
        let found = try requests(engine)
        #expect(found[0]["undocumented"] == nil)
        let violations = try #require(found[1]["undocumented"]?.arrayValue)
        let lines = violations.map { violation in
            ["in", "pointer"].compactMap { violation[$0]?.stringValue }.joined()
                + ": \(violation["message"]?.stringValue ?? "")"
        }
        #expect(lines == [expected])
        #expect(violations.allSatisfy { $0["contract"]?["file"] == "openapi.yaml" })
        #expect(try numbers(engine, "?undocumented=true") == ["1"])
    }

    @Test(arguments: [
        ("t", "body /sku breaks 'minLength'; undocumented: status"),
        ("page", "undocumented: body breaks 'content-type'"),
        ("number", "undocumented: body /sku breaks 'type'"),
    ])
    func tellsALogWhatIsNotDocumented(sku: String, remark: String) throws {
        let engine = try Self.engine(behaviour: Self.wayward)
        #expect(engine.answered("POST /orders", #"{"sku":"\#(sku)"}"#).remark == remark)
        #expect(engine.answered("GET /ping").remark == nil)
        #expect(engine.answered("GET /nowhere").remark == "no operation at this path")
    }

    @Test func hasTheRefusalOfAResponseThatCannotBeSent() throws {
        let long = String(repeating: "x", count: 9000)
        let engine = try Self.engine(
            behaviour: """
                operations:
                  CreateOrder: {then: {respond: {status: 201, headers: {X-A: \(long)}, body: {sku: ab}}}}
                """)
        let response = engine.send("POST /orders", #"{"sku":"ab"}"#)
        #expect(response.status == 500)
        #expect(
            response.text
                == #"{"title":"the response cannot be sent","status":500,"detail":"its head has 9199 bytes, and "#
                + #"the limit is 8192, half of '--max-head'; raise that"}"#)
        let found = try requests(engine)
        #expect(found.count == 1)
        #expect(found[0]["response"]?["status"] == 500)
        #expect(found[0]["answeredBy"] == "understudy")
        #expect(
            found[0]["reason"]?.stringValue
                == "the response cannot be sent: its head has 9199 bytes, and the limit is 8192, half of "
                + "'--max-head'; raise that")
    }

    @Test func hasWhatTheServerAnswersInThePlaceOfTheMock() throws {
        let engine = try Self.engine()
        let response = HTTPResponse(status: 413)
        let reason = "the request body is too large"
        let sent = engine.completing(
            response, reason: reason, to: HTTPRequest(.post, RequestTarget("/__sandbox/a/orders")))
        _ = engine.completing(response, reason: reason, to: HTTPRequest(.post, RequestTarget("/__admin/resources")))
        #expect(sent.status == 413)
        #expect(try requests(engine).isEmpty)
        let found = try requests(engine, "", Self.world)
        #expect(found.count == 1)
        #expect(found[0]["request"]?["url"] == "/__sandbox/a/orders")
        #expect(found[0]["response"]?["status"] == 413)
        #expect(found[0]["reason"]?.stringValue == reason)
    }

    @Test func filtersByOperationAndStatus() throws {
        let engine = try Self.engine()
        _ = engine.send("POST /orders", #"{"sku":"ab"}"#)
        _ = engine.send("POST /orders", #"{"sku":"a"}"#)
        _ = engine.send("GET /orders/7")
        _ = engine.send("GET /nowhere")
        #expect(try numbers(engine, "?operation=CreateOrder") == ["2", "1"])
        #expect(try numbers(engine, "?status=404") == ["4", "3"])
        #expect(try numbers(engine, "?status=4XX&operation=CreateOrder") == ["2"])
        #expect(try numbers(engine, "?undocumented=true") == [])
    }

    @Test(arguments: [
        ("?stauts=404", "no filter 'stauts'; did you mean 'status'?"),
        ("?page=2", "no filter 'page'; there are limit, operation, status, undocumented"),
        ("?operation=CreateOrdr", "no operation 'CreateOrdr'; did you mean 'CreateOrder'?"),
        ("?status=40", "expected a status such as 422 or 4XX for 'status', found '40'"),
        ("?status=4xx", "expected a status such as 422 or 4XX for 'status', found '4xx'; did you mean '4XX'?"),
        ("?status=6xx", "expected a status such as 422 or 4XX for 'status', found '6xx'"),
        ("?status=404&status=422", "expected 'status' once, found it twice"),
        ("?undocumented=yes", "expected 'undocumented=true', found 'yes'"),
        ("?limit=0", "expected a number from 1 for 'limit', found '0'"),
    ])
    func saysWhatIsWrongWithAFilter(query: String, detail: String) throws {
        let engine = try Self.engine()
        _ = engine.send("GET /nowhere")
        for method in ["GET", "DELETE"] {
            let response = engine.send("\(method) /__admin/requests\(query)")
            #expect(response.status == 400)
            #expect(try JSON(text: response.text)["detail"]?.stringValue == detail)
        }
        #expect(try numbers(engine) == ["1"])
    }

    @Test(arguments: [
        ("", "4", [] as [String]), ("?status=404", "2", ["2", "1"]), ("?operation=CreateOrder", "2", ["4", "3"]),
        ("?status=4XX&limit=1", "1", ["3", "2", "1"]), ("?undocumented=true", "0", ["4", "3", "2", "1"]),
    ])
    func removesTheExchangesThatAFilterShows(query: String, count: String, rest: [String]) throws {
        let engine = try Self.engine()
        _ = engine.send("POST /orders", #"{"sku":"ab"}"#)
        _ = engine.send("POST /orders", #"{"sku":"a"}"#)
        _ = engine.send("GET /orders/7")
        _ = engine.send("GET /nowhere")
        let shown = try page(engine, query)["requests"]?.arrayValue?.count
        #expect(engine.send("DELETE /__admin/requests\(query)").text == #"{"deleted":\#(count)}"#)
        #expect(shown == Int(count))
        #expect(try numbers(engine) == rest)
        #expect(try page(engine)["meta"]?["dropped"] == 0)
    }

    @Test func saysHowManyExchangesItHasDropped() throws {
        let engine = try Self.engine(JournalLimits(exchanges: 3))
        for _ in 1...7 { _ = engine.send("GET /ping") }
        #expect(try page(engine)["meta"] == ["total": 3, "dropped": 4])
        _ = engine.send("DELETE /__admin/requests?limit=1")
        #expect(try page(engine)["meta"] == ["total": 2, "dropped": 4])
    }

    @Test func showsTheURLAndTheFieldsThatWereSent() throws {
        let engine = try Self.engine()
        let target = RequestTarget("/__sandbox/a/ping?x=%7e&y=+")
        _ = engine.respond(to: HTTPRequest(.get, target, fields: ["X-a": "1", "x-A": "2"]))
        let request = try #require(try requests(engine, "", Self.world).first?["request"])
        #expect(request["url"] == "/__sandbox/a/ping?x=%7e&y=+")
        #expect(request["headers"] == [["name": "X-a", "value": "1"], ["name": "x-A", "value": "2"]])
    }

    @Test func judgesExchangesBeforeTheirAPIGoes() throws {
        var old: MockEngine? = try Self.engine(behaviour: Self.wayward)
        weak let api = old?.apis.first
        _ = old?.send("POST /orders", #"{"sku":"number"}"#)
        _ = old?.send("GET /nowhere")
        let before = try old.map { try page($0) }
        let engine = MockEngine(succeeding: try #require(old), apis: [try Shop.api()])
        old = nil
        #expect(api != nil)
        engine.settleJournals()
        #expect(api == nil)
        #expect(before?["requests"]?[1]?["undocumented"]?.arrayValue?.count == 1)
        #expect(try page(engine) == before)
    }

    @Test func saysWhichNumbersThereAre() throws {
        let engine = try Self.engine()
        func detail() throws -> String? {
            let response = engine.send("GET /__admin/requests/7")
            #expect(response.status == 404)
            return try JSON(text: response.text)["detail"]?.stringValue
        }
        #expect(try detail() == "the journal of this sandbox has no '7'; it has none")
        _ = engine.send("GET /ping")
        #expect(try detail() == "the journal of this sandbox has no '7'; the latest is 1")
    }

    @Test func keepsTheLatestExchangesOnly() throws {
        let engine = try Self.engine(JournalLimits(exchanges: 3))
        for count in 1...7 {
            _ = engine.send("GET /ping")
            #expect(try numbers(engine) == (max(1, count - 2)...count).reversed().map { "\($0)" })
        }
    }

    @Test func letsTheOldestGoWhereBodiesTakeTooMuch() throws {
        let engine = try Self.engine(JournalLimits(exchanges: 5, totalBytes: 100))
        for _ in 1...3 { _ = engine.send("POST /orders", #"{"sku":"ab"}"#) }
        #expect(try numbers(engine) == ["3", "2"])
        for _ in 1...6 { _ = engine.send("GET /orders/99") }
        #expect(try numbers(engine) == ["9", "8", "7", "6", "5"])
        _ = engine.send("POST /orders", #"{"sku":"\#(String(repeating: "x", count: 200))"}"#)
        #expect(try numbers(engine) == ["10"])
    }

    @Test func cutsLongBodiesAndSaysSo() throws {
        let engine = try Self.engine(JournalLimits(bodyBytes: 10))
        _ = engine.send("POST /orders", #"{"sku":"ab"}"#)
        let found = try #require(try requests(engine).first)
        #expect(found["request"]?["body"] == #"{"sku":"ab"#)
        #expect(found["request"]?["bodyBytes"] == 12)
        #expect(found["response"]?["body"] == #"{"id":1,"s"#)
        #expect(found["undocumented"] == [])
        #expect(found["unchecked"] == "the body, because not all of it is kept")
    }

    @Test func findsTheStatusOfACutAnswerUndocumented() throws {
        let engine = try Self.engine(JournalLimits(bodyBytes: 5), behaviour: Self.wayward)
        _ = engine.send("POST /orders", #"{"sku":"t"}"#)
        _ = engine.send("POST /orders", #"{"sku":"page"}"#)
        #expect(try numbers(engine, "?undocumented=true") == ["2", "1"])
    }

    @Test func keepsNothingWhereItIsOff() throws {
        let engine = try Self.engine(.off)
        _ = engine.send("GET /ping")
        _ = engine.send("GET /nowhere")
        #expect(
            engine.send("GET /__admin/requests").text
                == #"{"requests":[],"meta":{"total":0,"dropped":0},"requestJournalDisabled":true}"#)
        #expect(engine.send("DELETE /__admin/requests").text == #"{"deleted":0}"#)
    }

    @Test func isOfOneSandbox() throws {
        let engine = try Self.engine()
        _ = engine.send("GET /ping", "", Self.world)
        _ = engine.send("GET /__sandbox/a/nowhere")
        #expect(try numbers(engine) == [])
        #expect(try numbers(engine, "", Self.world) == ["2", "1"])
    }

    @Test func isLimitedToTheAPIThatIsNamed() throws {
        let engine = try Self.engine(apis: [Shop.api("one"), Shop.api("two")])
        for path in ["/one/ping", "/two/ping", "/two/nowhere", "/nowhere"] { _ = engine.send("GET \(path)") }
        func numbers(_ root: String) throws -> [String] {
            let page = try JSON(text: engine.send("GET \(root)/__admin/requests").text)
            return (page["requests"]?.arrayValue ?? []).compactMap { $0["id"]?.description }
        }
        #expect(try numbers("/two") == ["3", "2"])
        #expect(engine.send("GET /two/__admin/requests/1").status == 404)
        #expect(engine.send("DELETE /two/__admin/requests").text == #"{"deleted":2}"#)
        #expect(try numbers("") == ["4", "1"])
    }

    @Test func numbersGoOnAfterTheJournalIsForgotten() throws {
        let engine = try Self.engine(JournalLimits(exchanges: 2))
        for _ in 1...3 { _ = engine.send("GET /ping") }
        #expect(engine.send("DELETE /__admin/requests").text == #"{"deleted":2}"#)
        #expect(try numbers(engine) == [])
        for _ in 1...3 { _ = engine.send("GET /ping") }
        #expect(try numbers(engine) == ["6", "5"])
    }

    @Test func hasWhatEveryEngineOfTheServerAnswered() throws {
        let first = try Self.engine(JournalLimits(exchanges: 6))
        let engines = [first] + (try (1...5).map { _ in MockEngine(sharingSandboxesOf: first, apis: [try Shop.api()]) })
        for _ in 1...2 { for engine in engines { _ = engine.send("GET /ping") } }
        #expect(try numbers(engines[3]) == ["12", "11", "10", "9", "8", "7"])
    }

    @Test func hasTheLatestOfManyThreads() async throws {
        let first = try Self.engine(JournalLimits(exchanges: 50))
        let engines = [first, MockEngine(sharingSandboxesOf: first, apis: [try Shop.api()])]
        await withTaskGroup { group in
            for task in 0..<8 {
                group.addTask {
                    for count in 1...50 {
                        _ = engines[task % 2].send("GET /ping")
                        if count % 10 == 0 { _ = engines[task % 2].send("GET /__admin/requests") }
                    }
                }
            }
        }
        #expect(try numbers(first) == (351...400).reversed().map { "\($0)" })
    }

    @Test func outlivesTheAPIsThatAnswered() throws {
        let old = try Self.engine(behaviour: Self.wayward)
        _ = old.send("POST /orders", #"{"sku":"t"}"#)
        let contract = Shop.contract.replacing("operationId: CreateOrder", with: "operationId: Order")
            .replacing("name: X-Key", with: "name: X-Other")
        let engine = MockEngine(succeeding: old, apis: [try Shop.api(contract: contract, behaviour: "{}")])
        _ = engine.send("GET /ping")
        let found = try requests(engine)
        #expect(found.map { $0["operation"] } == ["GET /ping", "CreateOrder"])
        #expect(found[1]["undocumented"]?.arrayValue?.count == 1)
        #expect(found[1]["request"]?["headers"]?[0]?["value"] == "••••")
    }

    @Test(arguments: [
        (#"{"id": 1, "text": "s3cret!"}"#, "application/json", #"{"id": "••••", "text": "••••"}"#),
        (#"{"text": "s3cret!", "#, "application/json", #"{"text": "••••", "#),
        ("text=s3cret%21&end=5", "application/x-www-form-urlencoded", "text=••••&end=5"),
        ("<a><text>s3cret!</text></a>", "text/xml", "<a><text>••••</text></a>"),
        ("<a>s</a>", "text/xml", "<a>s</a>"),
    ])
    func masksSecretMembers(body: String, type: String, shown: String) throws {
        let vault = try Vault()
        _ = vault.give(body, ["Content-Type": type])
        let found = try #require(try requests(vault.engine).first)
        #expect(found["request"]?["body"]?.stringValue == shown)
        #expect(!found.description.contains("s3cret"))
    }

    @Test func masksCredentialsWhereverTheyAre() throws {
        let engine = try Self.engine()
        _ = engine.send("POST /orders", #"{"sku":"token-1234"}"#, ["X-Key": "token-1234", "Cookie": "session=biscuit"])
        _ = engine.send("GET /orders/token-1234", "", ["Authorization": "Bearer token-1234"])
        let shown = try page(engine).description
        #expect(shown.contains("/orders/••••"))
        #expect(!shown.contains("token-1234"))
        #expect(!shown.contains("biscuit"))
    }
}
