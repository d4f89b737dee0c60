import ContractCoverage
import HTTPModel
import Testing
import Verification

/// What of a run counts as met.
@Suite struct RunCoverageTests {
    private func coverage(_ steps: String, _ transport: FakeTransport, minimum: String = "0") throws -> RunCoverage {
        let run = Shop.verifier(transport).run([Shop.scenario(steps)])
        return RunCoverage(of: run, contracts: Shop.apis, errors: [:], minimum: try CoverageMinimum(minimum))
    }

    @Test func stepsThatPassedCountAndOthersDoNot() throws {
        let steps = """
            - operation: GetHealth
              expect: {status: 204}
            - operation: GetLines
              path: {id: a}
              expect: {status: 404}
            """
        let transport = FakeTransport([
            "GET /health": .response(HTTPResponse(status: 204)), "GET /orders/a/lines": .json(200, "[]"),
        ])
        let measured = try coverage(steps, transport, minimum: "operations=25,statuses=21")
        #expect(measured.apis.map(\.api) == ["shop"])
        #expect(measured.apis[0][.operations].covered == 1)
        #expect(measured.apis[0][.operations].gaps.contains { $0.what == "operation 'GetLines'" })
        #expect(measured.apis[0][.parameters].covered == 0)
        #expect(
            measured.shortfalls.map(\.sentence) == [
                "coverage of 'shop': 1 of 5 statuses (20 %), expected at least 21 %"
            ])
    }

    @Test func anAPIWhoseScenariosWereSkippedHasNothingMet() throws {
        let run = Shop.verifier(FakeTransport([:])).run([Shop.scenario("- operation: GetHealth", only: "real")])
        let coverage = RunCoverage(
            of: run, contracts: Shop.apis, errors: [:], minimum: try CoverageMinimum("operations=1"))
        #expect(coverage.apis.map(\.api) == ["shop"])
        #expect(coverage.apis[0][.operations].covered == 0)
        #expect(coverage.shortfalls.count == 1)
    }

    @Test func anAPIWhoseScenariosAreLeftOutIsNotMeasured() throws {
        let scenarios = Shop.scenarios([
            "s.yaml": "scenario: s\napi: shop\ntags: [slow]\nsteps:\n- operation: GetHealth\n"
        ])
        let run = Shop.verifier(FakeTransport([:]), tags: TagSelection(except: ["slow"])).run(scenarios)
        #expect(RunCoverage(of: run, contracts: Shop.apis, errors: [:]).apis.isEmpty)
    }

    @Test func tooLittleIsNoPass() throws {
        var run = Shop.verifier(FakeTransport(["GET /health": .response(HTTPResponse(status: 204))])).run([
            Shop.scenario("- operation: GetHealth")
        ])
        #expect(run.verdict == .agreed)
        run.coverage = RunCoverage(
            of: run, contracts: Shop.apis, errors: [:], minimum: try CoverageMinimum("operations=26"))
        #expect(run.verdict == .uncovered)
        #expect(run.exitCode == 1)
    }
}
