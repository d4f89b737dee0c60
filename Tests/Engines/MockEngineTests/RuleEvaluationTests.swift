import HTTPModel
import MockEngine
import Testing

/// What rules see of a request, before and after they look at resources.
struct RuleEvaluationTests {
    private static func engine(_ rules: String) throws -> MockEngine {
        let behaviour = """
            resources:
              orders: {key: sku}
            operations:
              CreateOrder:
                then: {create: {in: orders, with: {sku: $request.body#/sku}}, respond: {status: 201}}
              GetOrder: \(rules)
            """
        return try Shop.engine(apis: [Shop.api(behaviour: behaviour)])
    }

    @Test func aRequestIsJudgedAfterALookAtResourcesToo() throws {
        let engine = try Self.engine(
            """
            [{find: {in: orders, where: {sku: nowhere}}, then: {respond: {status: 404}}},
             {request: {headers: {X-Mode: test}}, then: {respond: {status: 200, body: in test mode}}},
             {then: {respond: {status: 404}}}]
            """)
        #expect(engine.send("GET /orders/1").status == 404)
        #expect(engine.send("GET /orders/1", "", ["X-Mode": "test"]).text == #""in test mode""#)
    }

    @Test func parametersOfOneNameAreToldApartByTheirPlaces() throws {
        let engine = try Self.engine(
            "{then: {respond: {status: 200, body: [$request.path.id, $request.query.id, $request.path.id]}}}")
        #expect(engine.send("GET /orders/1?id=x").text == #"[1,"x",1]"#)
    }
}
