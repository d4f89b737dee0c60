import Contract
import Diagnostics
import Documents
import Expressions
import HTTPModel
import JSONModel
import ScenarioModel
import TestSupport
import Testing

@Suite struct ScenarioReaderTests {
    private let complete = """
        scenario: an order has its lines
        api: shop
        only: mock
        steps:
          - id: create
            operation: CreateOrder
            query: {dry: false}
            headers: {X-Trace: "{$uuid}"}
            credential: {client: PC2}
            content-type: text/xml
            body: {amount: 1.50}
            expect:
              status: 2XX
              headers: {Location: !string}
              body: {id: !uuid, lines: [1, 2]}
            outputs: {id: $response.body#/id}
          - request: GET /orders/{$steps.create.outputs.id}/lines/1
            credential: none
            body-text: "{$not"
        """

    @Test func readsEveryKey() throws {
        let (read, findings) = try Shop.read(complete)
        #expect(findings == [])
        let scenario = try #require(read)
        #expect(scenario.title == "an order has its lines")
        #expect(scenario.api == "shop")
        #expect(scenario.only == .mock)
        let step = try #require(scenario.steps.first)
        #expect(step.id == "create")
        #expect(step.title == "CreateOrder")
        #expect(step.query.map(\.name) == ["dry"])
        #expect(step.headers.map(\.name) == ["X-Trace"])
        #expect(step.credential == .having(["client": "PC2"]))
        #expect(step.contentType == .text("text/xml"))
        #expect(step.outputs.map(\.name) == ["id"])
        #expect(step.expectation.headers.map(\.name) == ["Location"])
        #expect(step.expectation.checkCount == 5)
        #expect(step.needs == [])
    }

    @Test func remembersWhereStepsAndExpectationsStand() throws {
        let scenario = try #require(try Shop.read(complete).scenario)
        #expect(scenario.location.description == "s.yaml:1:1")
        #expect(scenario.steps.map(\.location.description) == ["s.yaml:5:5", "s.yaml:17:5"])
        #expect(scenario.steps[0].expectation.location.description == "s.yaml:13:7")
        #expect(scenario.steps[0].expectation.body?.location.description == "s.yaml:15:13")
    }

    @Test func namesStepsByTheirPlaceAndRequestsByTheirLine() throws {
        let scenario = try #require(try Shop.read(complete).scenario)
        #expect(scenario.steps[1].id == "step-2")
        #expect(scenario.steps[1].title == "GET /orders/{$steps.create.outputs.id}/lines/1")
    }

    @Test func tellsWhichOutputsAStepNeeds() throws {
        let scenario = try #require(try Shop.read(complete).scenario)
        #expect(scenario.steps[1].needs.map(\.step) == ["create"])
        #expect(scenario.steps[1].needs.map(\.output) == ["id"])
    }

    @Test func keepsExpressionsInBodyTextAsText() throws {
        let scenario = try #require(try Shop.read(complete).scenario)
        guard case .text("{$not") = scenario.steps[1].body else {
            Issue.record("expected the text as it is written")
            return
        }
    }

    @Test func takesTheFirstCredentialAndTheOperationsMediaTypeUnlessToldOtherwise() throws {
        let text =
            "scenario: s\napi: shop\nsteps: [{operation: CreateOrder}, {operation: CreateOrder, content-type: none}]"
        let scenario = try #require(try Shop.read(text).scenario)
        #expect(scenario.steps[0].credential == .first)
        #expect(scenario.steps[0].contentType == .ofOperation)
        #expect(scenario.steps[0].expectation.checkCount == 0)
        #expect(scenario.steps[1].contentType == .none)
        #expect(scenario.only == nil)
    }

    @Test func readsAFolderInTheOrderOfItsNames() throws {
        func scenario(_ title: String) -> String { "scenario: \(title)\napi: shop\nsteps: [{operation: CreateOrder}]" }
        let files = FileTable([
            "all/b.yaml": scenario("second"), "all/a/z.yml": scenario("first"), "all/readme.md": "not a scenario",
        ])
        var findings = Findings()
        let scenarios = try ScenarioReader.readAll(under: "all", apis: Shop.apis, files: files, findings: &findings)
        #expect(scenarios.map(\.title) == ["first", "second"])
        #expect(findings.diagnostics == [])
    }

    @Test func leavesOutAFileThatHasErrorsAndReadsTheOthers() throws {
        let files = FileTable([
            "all/a.yaml": "scenario: a\napi: shop\nsteps: []",
            "all/b.yaml": "scenario: b\napi: shop\nsteps: [{operation: CreateOrder}]",
        ])
        var findings = Findings()
        let scenarios = try ScenarioReader.readAll(under: "all", apis: Shop.apis, files: files, findings: &findings)
        #expect(scenarios.map(\.title) == ["b"])
        #expect(findings.diagnostics.map(\.location.file) == ["all/a.yaml"])
    }

    @Test func throwsWhenTheFileCannotBeRead() {
        var findings = Findings()
        #expect(throws: FileError(path: "x.yaml", reason: "no such file or directory")) {
            _ = try ScenarioReader.readAll(
                under: "x.yaml", apis: Shop.apis, files: FileTable([:]), findings: &findings)
        }
    }
}
