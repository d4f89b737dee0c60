import HTTPModel
import Secrets
import Testing
import Verification

/// What a target adds to requests, and what it leaves out.
@Suite struct TargetTests {
    private func run(_ steps: String, _ target: Target, _ transport: FakeTransport) -> Run {
        let options = Shop.verifierOptions
        return Verifier(
            apis: Shop.apis, target: target, transport: transport, issuer: FakeIssuer(), options: options,
            secretHeaders: ["X-Team"], secretValues: ["s-1234567"]
        ).run([Shop.scenario(steps)])
    }

    @Test func addsItsHeadersWhereAStepHasNone() {
        let transport = FakeTransport(["GET /health": .response(HTTPResponse(status: 204))])
        let target = Target(
            baseURLs: ["shop": "http://shop"], isMock: false, name: "t",
            headers: [.init(name: "X-Team", value: "payments"), .init(name: "X-Trace", value: "1")])
        let run = run("- {operation: GetHealth, headers: {x-trace: own}}", target, transport)
        let fields = transport.requests[0].fields
        #expect(fields["X-Team"] == "payments")
        #expect(fields.values(of: "X-Trace") == ["own"])
        #expect(run.secrets.isSecret(header: "x-team"))
        #expect(run.secrets.values == ["s-1234567"])
    }

    @Test func skipsScenariosOfAnAPIThatANamedTargetHasNoURLFor() {
        let run = run(
            "- {operation: GetHealth}", Target(baseURLs: [:], isMock: false, name: "t"), FakeTransport([:]))
        #expect(run.scenarios[0].skipReason == "the target 't' has no URL for API 'shop'")
        #expect(run.verdict == .nothingRun)
    }
}
