import Behaviour
import Contract
import Diagnostics
import HTTPModel
import JSONModel
import MockEngine
import TestSupport
import Testing
import Threads

/// The tokens of the behaviour in `Fixtures/libro`, which a scenario cannot wait for.
@Suite struct LibroTokenTests {
    let engine: MockEngine
    let clock: Clock

    init() throws {
        var findings = Findings()
        let files = Repository()
        let contract = try ContractReader.read("Fixtures/libro/openapi.yaml", files: files, findings: &findings)
        let behaviour = try BehaviourReader.read(
            "Fixtures/libro/behaviour.yaml", contract: try #require(contract), files: files, findings: &findings)
        let api = API(name: "libro", contract: try #require(contract), behaviour: try #require(behaviour))
        let clock = Clock()
        self.clock = clock
        engine = MockEngine(apis: [api], options: EngineOptions(now: { clock.now.withLock { $0 } }, seed: 1))
    }

    @Test func issuedTokensExpireTwoHoursLater() throws {
        try clock.set("2025-10-30T10:00:00Z")
        let form = "grant_type=client_credentials&client_id=YOUR_CLIENT_ID&client_secret=YOUR_CLIENT_SECRET"
        let given = engine.send("POST /oauth/token", form, ["Content-Type": "application/x-www-form-urlencoded"])
        let token = try #require(try JSONText(given.body).value["access_token"]?.stringValue)
        try clock.set("2025-10-30T11:59:59.999999Z")
        #expect(error(token) == "validation.restaurant.blank")
        try clock.set("2025-10-30T12:00:00Z")
        #expect(error(token) == "authorization.token-expired")
    }

    /// What a request without members is told.
    private func error(_ token: String) -> String? {
        let response = engine.send(
            "POST /restricted/payment-intents/initialize", "{}", ["Authorization": "Bearer \(token)"])
        return (try? JSONText(response.body).value)?["error"]?.stringValue
    }
}
