import HTTPModel
import JSONModel
import MockEngine
import Testing

@Suite struct IdempotencyTests {
    static let behaviour = """
        credentials: {key: {known: [{token: k1}]}}
        resources: {orders: {key: id}}
        idempotency:
          header: Once
          scope: $request.header.Shop
          keep: 96h
          operations: [CreateOrder, DeleteOrder]
        operations:
          CreateOrder:
            - when: $request.body#/count == 9
              then: {respond: {status: 402}}
            - then:
                create: {in: orders, with: {id: $sequence, sku: $request.body#/sku}}
                respond: {status: 201, headers: {Location: "/orders/{$resource.id}"}, body: $resource}
          GetOrder: {then: {respond: {status: 200, body: $sequence}}}
        """

    let engine: MockEngine

    init() throws { engine = try Shop.engine(apis: [Shop.api(behaviour: Self.behaviour)]) }

    /// Sends a request with the key `k` of the shop `a`.
    private func send(_ line: String, _ body: String = "", _ fields: HTTPFields = [:]) -> HTTPResponse {
        var all = fields
        if all["Once"] == nil { all.append("Once", "k") }
        if all["Shop"] == nil { all.append("Shop", "a") }
        return engine.send(line, body, all)
    }

    @Test func answersARepetitionAsTheFirstTime() {
        let first = send("POST /orders", #"{"sku":"ab","count":2}"#)
        #expect(first.text == #"{"id":1,"sku":"ab"}"#)
        #expect(send("POST /orders", #"{"sku":"ab","count":2}"#) == first)
        #expect(send("POST /shop/orders", #"{ "count": 2.0, "sku": "ab" }"#) == first)
        #expect(engine.send("GET /__admin/resources").text.contains(#""count":1"#))
    }

    @Test func answersAnErrorAgainToo() {
        #expect(send("POST /orders", #"{"sku":"ab","count":9}"#).status == 402)
        #expect(send("POST /orders", #"{"sku":"ab","count":9}"#).status == 402)
        #expect(send("POST /orders", #"{"sku":"ab","count":8}"#).status == 422)
    }

    @Test(arguments: [
        ("POST /orders", #"{"sku":"cd"}"#, 422),
        ("POST /orders", #"{"sku":"ab","count":1}"#, 422),
        ("POST /orders?fast", #"{"sku":"ab"}"#, 422),
        ("DELETE /orders/1", "", 400),
    ])
    func refusesTheKeyOfAnotherRequest(line: String, body: String, status: Int) {
        let first = send("POST /orders", #"{"sku":"ab"}"#)
        let other = send(line, body)
        #expect(other.status == status)
        #expect(other.fields["Content-Type"] == "application/problem+json")
        #expect(
            other.text.contains("the key in 'Once' came before with another operation, path, query or body"))
        #expect(send("POST /orders", #"{"sku":"ab"}"#) == first)
    }

    @Test func tellsPathsOfOneOperationApart() {
        #expect(send("DELETE /orders/1").status == 204)
        #expect(send("DELETE /orders/1").status == 204)
        #expect(send("DELETE /orders/2").status == 400)
    }

    @Test(
        arguments: [["Once": "K"], ["Shop": "b"], ["Understudy-Sandbox": "s"]] as [HTTPFields])
    func keepsKeysScopesAndSandboxesApart(fields: HTTPFields) {
        _ = send("POST /orders", #"{"sku":"ab"}"#)
        #expect(send("POST /orders", #"{"sku":"cd"}"#, fields).status == 201)
    }

    @Test func keepsAPIsApart() throws {
        let two = try Shop.engine(apis: ["one", "two"].map { try Shop.api($0, behaviour: Self.behaviour) })
        let fields: HTTPFields = ["Once": "k", "Shop": "a"]
        #expect(two.send("POST /one/orders", #"{"sku":"ab"}"#, fields).status == 201)
        #expect(two.send("POST /two/orders", #"{"sku":"cd"}"#, fields).status == 201)
    }

    @Test func heedsNoKeyWhereItIsNotToldTo() {
        let withoutScope: HTTPFields = ["Once": "k"]
        #expect(engine.send("POST /orders", #"{"sku":"ab"}"#, withoutScope).fields["Location"] == "/orders/1")
        #expect(engine.send("POST /orders", #"{"sku":"ab"}"#, withoutScope).fields["Location"] == "/orders/2")
        let withoutKey: HTTPFields = ["Shop": "a"]
        #expect(engine.send("POST /orders", #"{"sku":"ab"}"#, withoutKey).fields["Location"] == "/orders/3")
        #expect(engine.send("POST /orders", #"{"sku":"ab"}"#, withoutKey).fields["Location"] == "/orders/4")
        #expect(send("GET /orders/1").text == "5")
        #expect(send("GET /orders/1").text == "6")
    }

    @Test(
        arguments: [
            ("{}", [:], 422), ("{", [:], 422), (#"{"sku":"ab"}"#, ["X-Key": "no"], 401),
            (#"{"sku":"ab"}"#, ["Prefer": "code=402"], 402),
        ] as [(String, HTTPFields, Int)])
    func neitherKeepsNorAnswersWhatIsTurnedAway(body: String, fields: HTTPFields, status: Int) {
        #expect(send("POST /orders", body, fields).status == status)
        #expect(send("POST /orders", #"{"sku":"ab"}"#).status == 201)
        #expect(send("POST /orders", body, fields).status == status)
    }

    @Test func isInProgressUntilTheDelayOfTheFirstAnswerIsOver() throws {
        let slow = Self.behaviour.replacing(
            "create: {", with: "delay: 2s\n        fault: empty-response\n        create: {")
        let engine = try Shop.engine(apis: [Shop.api(behaviour: slow)])
        let fields: HTTPFields = ["Once": "k", "Shop": "a"]
        func create() -> HTTPResponse { engine.send("POST /orders", #"{"sku":"ab"}"#, fields) }
        let first = create()
        #expect(first.delay == .seconds(2))
        #expect(first.fault == .emptyResponse)
        let second = create()
        #expect(second.status == 409)
        #expect(second.text.contains("is answered at 2025-01-01T12:00:02.000000Z"))
        #expect(engine.send("POST /orders", #"{"sku":"cd"}"#, fields).status == 422)
        _ = engine.send("POST /__admin/clock", #"{"advance":"1999ms"}"#)
        #expect(create().status == 409)
        _ = engine.send("POST /__admin/clock", #"{"advance":"1ms"}"#)
        #expect(create() == HTTPResponse(status: 201, fields: first.fields, body: first.body))
        _ = engine.send("POST /__admin/clock", #"{"set":"2024-12-31T00:00:00Z"}"#)
        #expect(create().status == 201)
    }

    @Test func forgetsWhenTheTimeIsOver() {
        let first = send("POST /orders", #"{"sku":"ab"}"#)
        _ = engine.send("POST /__admin/clock", #"{"set":"2025-01-05T11:59:59.999999Z"}"#)
        #expect(send("POST /orders", #"{"sku":"ab"}"#) == first)
        _ = engine.send("POST /__admin/clock", #"{"set":"2025-01-05T12:00:00Z"}"#)
        let next = send("POST /orders", #"{"sku":"cd"}"#)
        #expect(next.fields["Location"] == "/orders/2")
        #expect(send("POST /orders", #"{"sku":"cd"}"#) == next)
    }

    @Test func answersAtTheSameTimeMakeOneOrder() async {
        let responses = await withTaskGroup(of: HTTPResponse.self) { group in
            for _ in 1...50 { group.addTask { send("POST /orders", #"{"sku":"ab"}"#) } }
            return await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(responses.count == 1)
        #expect(responses.first?.fields["Location"] == "/orders/1")
    }
}
