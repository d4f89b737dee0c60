import Contract
import Diagnostics
import Documents
import Expressions
import HTTPModel
import JSONModel
import Matching
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

    @Test func readsWhenAStepIsSentAgain() throws {
        let (read, findings) = try Shop.read(
            """
            scenario: s
            api: shop
            tags: [slow, a-1]
            steps:
            - {id: a, operation: CreateOrder, outputs: {x: $statusCode}}
            - operation: CreateOrder
              timeout: 2min
              retries: 3
              repeat:
                until: [$statusCode == 200, count($steps.a.outputs.x) > 0]
                every: 500ms
                attempts: 10
                within: 30s
                fail-when: $statusCode == 500
            """)
        #expect(findings == [])
        let step = try #require(read?.steps[1])
        #expect(read?.tags == ["slow", "a-1"])
        #expect(step.timeout == .seconds(120))
        #expect(step.retries == 3)
        let repetition = try #require(step.repetition)
        #expect(repetition.until.map(\.text) == ["$statusCode == 200", "count($steps.a.outputs.x) > 0"])
        #expect(repetition.failWhen.map(\.text) == ["$statusCode == 500"])
        #expect(repetition.every == .milliseconds(500))
        #expect(repetition.attempts == 10)
        #expect(repetition.within == .seconds(30))
        #expect(step.needs.map(\.output) == ["x"])
    }

    @Test func makesAScenarioOfEachRow() throws {
        let (scenarios, findings) = try Shop.read([
            "s.yaml": """
            scenario: amounts
            api: shop
            inputs: {amount: {}, currency: {default: GBP}, note: {required: false}}
            with:
              - {amount: 1}
              - {currency: EUR, amount: [2]}
            steps: [{operation: CreateOrder, body: $inputs.amount}]
            """
        ])
        #expect(findings == [])
        #expect(scenarios.map(\.title) == ["amounts [row 1: amount=1]", "amounts [row 2: currency=EUR, amount=[2]]"])
        #expect(scenarios.map(\.location.description) == ["s.yaml:5:5", "s.yaml:6:5"])
        #expect(scenarios.map { $0.inputs.map(\.name) } == [["amount", "currency"], ["currency", "amount"]])
        #expect(scenarios.allSatisfy { $0.openInputs.isEmpty })
    }

    @Test func takesAStatusFromARow() throws {
        let text =
            "scenario: s\napi: shop\nwith: [{code: 201}]\n"
            + "steps: [{operation: CreateOrder, expect: {status: $inputs.code}}]"
        let (scenario, findings) = try Shop.read(text)
        #expect(findings == [])
        #expect(scenario?.steps[0].expectation.status?.checkCount == 1)
    }

    @Test func knowsWhichInputsAreOpenWithoutATable() throws {
        let text = "scenario: s\napi: shop\ninputs: {a: , b: {default: 1}}\nsteps: [{operation: CreateOrder}]"
        #expect(try Shop.read(text).scenario?.openInputs == ["a"])
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
