import Contract
import Diagnostics
import MockEngine
import ScenarioModel
import Testing
import Verification

@testable import Commands

/// Whatever the scenarios of a built-in API, or of a dialect, make the mock answer keeps to the contract.
struct UndocumentedAnswersTests {
    @Test(arguments: ScenarioCoverageTests.apis) func builtInAPIsAnswerAsDocumented(api: String) throws {
        try expectNone(answers(api, scenarios: "\(Checkout.root)/Scenarios/\(api)"), api)
    }

    @Test(arguments: dialects) func dialectsAnswerAsDocumented(api: String, dialect: String) throws {
        let request = try #require(DialectRequest(argument: "\(api)=\(dialect)"))
        let folder = "\(Checkout.root)/Fixtures/\(api)/dialects/\(dialect)/scenarios"
        try expectNone(answers(api, OverlayPlan(dialects: [request]), scenarios: folder), "\(api)=\(dialect)")
    }

    /// Each API with each of its dialects.
    static let dialects = ScenarioCoverageTests.apis.flatMap { api in
        (LocalFiles().entries(of: "\(Checkout.root)/Fixtures/\(api)/dialects") ?? []).map { (api, $0) }
    }

    @Test func findsDialects() { #expect(!Self.dialects.isEmpty) }

    @Test func tellsWhichRuleBreaksTheContract() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            """
            openapi: 3.1.0
            info: {title: Shop, version: '1'}
            paths:
              /orders:
                post:
                  operationId: CreateOrder
                  responses:
                    '201':
                      description: created
                      content: {application/json: {schema: {type: object, properties: {id: {type: integer}}}}}
                get:
                  operationId: ListOrders
                  responses: {'200': {description: all}}
            """, to: "shop/openapi.yaml")
        try folder.write(
            """
            refusals:
              not-acceptable: {then: {respond: {status: 409, body: {code: full}}}}
            operations:
              CreateOrder: {then: {respond: {status: 201, body: {id: one}}}}
            """, to: "shop/behaviour.yaml")
        try folder.write(
            """
            scenario: orders are created
            api: shop
            steps:
              - {request: POST /orders}
              - {request: POST /orders, headers: {Accept: text/html}}
              - {request: PUT /orders}
              - {operation: ListOrders, expect: {status: 200}}
            """, to: "scenarios/create.yaml")
        let found = try answers("\(folder.path)/shop", scenarios: "\(folder.path)/scenarios")
        #expect(found.exchangeCount == 4)
        #expect(found.heldCount == 3)
        #expect(
            found.lines.map { $0.replacing("\(folder.path)/", with: "") } == [
                "shop CreateOrder 409 by rule at shop/behaviour.yaml:2:19: status : "
                    + "409 is not documented for CreateOrder; documented are 201",
                "shop CreateOrder 201 by rule at shop/behaviour.yaml:4:16: body /id: expected integer, found string",
            ])
    }

    private func expectNone(_ found: UndocumentedAnswers, _ name: String) {
        #expect(found.verdict == .agreed)
        #expect(found.lines == [], "\(name) answers what its contract does not document")
        // Because what no journal has, or nothing was held to, would pass as well.
        #expect(found.exchangeCount == found.requestCount)
        #expect(found.heldCount > found.exchangeCount / 2)
    }

    private func answers(
        _ api: String, _ plan: OverlayPlan = OverlayPlan(), scenarios folder: String
    ) throws -> UndocumentedAnswers {
        let files = LocalFiles()
        let place = api.contains("/") ? api : "\(Checkout.root)/Fixtures/\(api)"
        var loader = APILoader(files: files, overlays: plan)
        let apis = try loader.load([place])
        var findings = Findings()
        let scenarios = try ScenarioReader.readAll(
            under: folder, apis: Dictionary(uniqueKeysWithValues: apis.map { ($0.name, $0.contract) }), files: files,
            findings: &findings)
        #expect(findings.rendered() == "")
        return try UndocumentedAnswers(apis: apis, scenarios: scenarios)
    }
}
