import APILoading
import Contract
import Diagnostics
import Documents
import MockEngine
import ScenarioModel
import TestSupport
import Testing
import Verification

@testable import Commands

/// Whatever the scenarios of a built-in API, or of a dialect, make the mock answer keeps to the contract.
struct UndocumentedAnswersTests {
    @Test(arguments: BuiltIn.apis) func builtInAPIsAnswerAsDocumented(api: String) throws {
        try expectNone(answers("Fixtures/\(api)", scenarios: "Scenarios/\(api)"), api)
    }

    @Test(arguments: BuiltIn.dialects) func dialectsAnswerAsDocumented(api: String, dialect: String) throws {
        let plan = OverlayPlan(dialects: [OverlayPlan.Dialect(api: api, name: dialect)])
        let folder = "Fixtures/\(api)/dialects/\(dialect)/scenarios"
        try expectNone(answers("Fixtures/\(api)", plan, scenarios: folder), "\(api)=\(dialect)")
    }

    @Test func findsDialects() { #expect(!BuiltIn.dialects.isEmpty) }

    @Test func tellsWhichRuleBreaksTheContract() throws {
        let files = FileTable([
            "shop/openapi.yaml": """
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
            """,
            "shop/behaviour.yaml": """
            refusals:
              not-acceptable: {then: {respond: {status: 409, body: {code: full}}}}
            operations:
              CreateOrder: {then: {respond: {status: 201, body: {id: one}}}}
            """,
            "scenarios/create.yaml": """
            scenario: orders are created
            api: shop
            steps:
              - {request: POST /orders}
              - {request: POST /orders, headers: {Accept: text/html}}
              - {request: PUT /orders}
              - {operation: ListOrders, expect: {status: 200}}
            """,
        ])
        let found = try answers("./shop", scenarios: "scenarios", files: files)
        #expect(found.exchangeCount == 4)
        #expect(found.heldCount == 3)
        #expect(
            found.lines == [
                "shop CreateOrder 409 by rule at ./shop/behaviour.yaml:2:19: status : "
                    + "409 is not documented for CreateOrder; documented are 201",
                "shop CreateOrder 201 by rule at ./shop/behaviour.yaml:4:16: body /id: expected integer, found string",
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
        _ api: String, _ plan: OverlayPlan = OverlayPlan(), scenarios folder: String,
        files: any FileSource = Repository()
    ) throws -> UndocumentedAnswers {
        let apis = try APILoader(files: files, installation: nil, overlays: plan).load([api]).whole().apis
        var findings = Findings()
        let scenarios = try ScenarioReader.readAll(
            under: folder, apis: Dictionary(uniqueKeysWithValues: apis.map { ($0.name, $0.contract) }), files: files,
            findings: &findings)
        #expect(findings.rendered() == "")
        return try UndocumentedAnswers(apis: apis, scenarios: scenarios)
    }
}
