import HTTPModel
import MockEngine
import Testing

/// Moves of resources, and changes that are moves.
struct LifecycleTests {
    private static func engine(_ rules: String) throws -> MockEngine {
        let behaviour = """
            credentials: {key: {known: [{token: k1}]}}
            resources:
              orders: {key: sku, lifecycle: {member: state, initial: open, transitions: {open: [paid], paid: [sent]}}}
            operations:
              CreateOrder:
                then:
                  create: {in: orders, with: {sku: $request.body#/sku, state: $request.body#/state}}
                  respond: {status: 201, body: $resource}
              GetOrder:
                find: {in: orders, where: {sku: 'order-{$request.path.id}'}}
                then: \(rules)
            """
        return try Shop.engine(apis: [Shop.api(behaviour: behaviour)])
    }

    private static func create(_ engine: MockEngine, _ state: String = "null") {
        let body = state == "null" ? #"{"sku": "order-1"}"# : #"{"sku": "order-1", "state": \#(state)}"#
        _ = engine.send("POST /orders", body)
    }

    @Test func anUpdateOfTheStateIsAMove() throws {
        let engine = try Self.engine(
            "{update: {with: {state: paid, note: by card}}, respond: {status: 200, body: $resource}}")
        Self.create(engine)
        #expect(engine.send("GET /orders/1").text == #"{"sku":"order-1","state":"paid","note":"by card"}"#)
    }

    @Test func anUpdateToTheSameStateIsNone() throws {
        let engine = try Self.engine(
            "{update: {with: {state: open, note: x}}, respond: {status: 200, body: $resource}}")
        Self.create(engine)
        #expect(engine.send("GET /orders/1").text == #"{"sku":"order-1","state":"open","note":"x"}"#)
    }

    @Test(arguments: [
        (
            "{update: {with: {state: sent, note: x}}",
            "'order-1' is 'open' and cannot become 'sent'; it can become 'paid'"
        ),
        ("{transition: {to: sent}", "'order-1' is 'open' and cannot become 'sent'; it can become 'paid'"),
        ("{update: {with: {state: lost, note: x}}", "unknown state 'lost'; the states are 'open', 'paid', 'sent'"),
        ("{update: {with: {state: 5, note: x}}", "unknown state '5'; the states are 'open', 'paid', 'sent'"),
        ("{transition: {to: lost}", "unknown state 'lost'; the states are 'open', 'paid', 'sent'"),
    ])
    func aMoveThatIsNotAllowedChangesNothing(effect: String, reason: String) throws {
        let engine = try Self.engine("\(effect), respond: {status: 200}}")
        Self.create(engine)
        let refused = engine.send("GET /orders/1")
        #expect(refused.status == 500)
        #expect(refused.text.contains(reason))
        #expect(
            engine.send("GET /__admin/resources/orders/order-1").text == #"{"sku":"order-1","state":"open"}"#)
    }

    @Test func aResourceStartsInAStateOfTheLifecycle() throws {
        let engine = try Self.engine("{respond: {status: 200}}")
        let refused = engine.send("POST /orders", #"{"sku": "order-1", "state": "lost"}"#)
        #expect(refused.status == 500)
        #expect(
            refused.text.contains(
                "nothing to create in 'orders': unknown state 'lost'; the states are 'open', 'paid', 'sent'"))
        #expect(engine.send("GET /__admin/resources/orders/order-1").status == 404)
        Self.create(engine, #""paid""#)
        #expect(engine.send("GET /__admin/resources/orders/order-1").text.contains("paid"))
    }
}
