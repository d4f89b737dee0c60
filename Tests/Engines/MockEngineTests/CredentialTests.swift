import HTTPModel
import JSONModel
import MockEngine
import Testing

@Suite struct CredentialTests {
    @Test func knownCredentialsAreGoodUntilTheyExpire() throws {
        let vault = try Vault()
        try vault.clock.set("2025-01-01T11:59:59.999999Z")
        #expect(vault.get("/door", "Bearer until-noon").status == 200)
        try vault.clock.set("2025-01-01T12:00:00Z")
        let refused = vault.get("/door", "Bearer until-noon")
        #expect(refused.status == 401)
        #expect(refused.text.contains(#""title":"the credentials have expired""#))
        #expect(refused.fields["WWW-Authenticate"] == #"Bearer realm="Enter", scope="read", error="invalid_token""#)
        #expect(vault.get("/door", "Bearer always").status == 200)
    }

    @Test(arguments: ["Bearer nobody", "Bearer until-noon", nil]) func letsEveryoneInWhereCredentialsAreOptional(
        authorization: String?
    ) throws {
        let vault = try Vault()
        try vault.clock.set("2025-01-02T00:00:00Z")
        _ = vault.give(#"{"id":"1","text":"fresh","allowed":["read"]}"#)
        #expect(vault.get("/porch", "Bearer fresh").text.contains(#""id":"1""#))
        let fields: HTTPFields = authorization.map { ["Authorization": $0] } ?? [:]
        let unknown = vault.engine.send("GET /porch", "", fields)
        #expect(unknown.status == 200)
        #expect(unknown.text == "{}")
    }

    @Test func saysBothTimesWhereTheClockOfTheSandboxWasMoved() throws {
        let vault = try Vault()
        _ = vault.engine.send("POST /__admin/clock", #"{"advance": "2h"}"#)
        let refused = try JSON(text: vault.get("/door", "Bearer until-noon").text)
        #expect(
            refused["detail"]
                == .string(
                    "the credentials in the header 'Authorization' with scheme 'Bearer' have expired; it is "
                        + "2025-01-01T13:00:00Z by the clock of the sandbox, and 2025-01-01T11:00:00Z by the mock's"))
        #expect(vault.get("/door", "Bearer nobody").text.contains("are not known or no longer good\""))
    }

    @Test(arguments: [
        ("{expired-credentials: {then: {respond: {status: 418}}}}", 418, 401),
        ("{unknown-credentials: {then: {respond: {status: 418}}}}", 418, 418),
        (
            "{expired-credentials: {then: {respond: {status: 410}}}, unknown-credentials: {then: {respond: {status: 418}}}}",
            410, 418
        ),
        ("{expired-credentials: ignore}", 200, 401),
        ("{unknown-credentials: ignore}", 200, 200),
        ("{expired-credentials: {then: {respond: {status: 410}}}, unknown-credentials: ignore}", 410, 200),
    ])
    func expiredCredentialsAreAnsweredAsUnknownOnesUnlessTheBehaviourTellsThemApart(
        refusals: String, expired: Int, unknown: Int
    ) throws {
        let vault = try Vault(refusals: refusals)
        try vault.clock.set("2025-01-02T00:00:00Z")
        #expect(vault.get("/door", "Bearer until-noon").status == expired)
        #expect(vault.get("/door", "Bearer nobody").status == unknown)
    }

    @Test func issuedCredentialsAreGoodInTheirSandboxUntilTheyExpire() throws {
        let vault = try Vault()
        #expect(vault.get("/door", "Bearer fresh").text.contains("are not known"))
        _ = vault.give(#"{"id":"1","text":"fresh","end":"2025-01-01T13:00:00Z","allowed":["read"]}"#)
        #expect(
            vault.get("/door", "Bearer fresh").text
                == #"{"credential":{"id":"1","end":"2025-01-01T13:00:00Z","allowed":["read"],"state":"on"}}"#)
        #expect(vault.get("/door", "Bearer fresh", sandbox: "other").status == 401)
        #expect(vault.get("/door", "Bearer fres").text.contains("are not known"))
        #expect(vault.get("/door", "Bearer Fresh").text.contains("are not known"))
        try vault.clock.set("2025-01-01T13:00:00Z")
        #expect(vault.get("/door", "Bearer fresh").text.contains("have expired"))
    }

    @Test(arguments: [
        (#""allowed":["read"]"#, 200), (#""allowed":["read"],"end":null"#, 200), (#""allowed":["write"]"#, 403),
        (#""allowed":"read""#, 403), (#""end":"2026-01-01T00:00:00Z""#, 403),
        (#""allowed":["read"],"end":"soon""#, 401),
        (#""allowed":["read"],"end":4102444800"#, 401),
    ])
    func issuedCredentialsHaveTheScopesAndTheEndOfTheirResource(members: String, status: Int) throws {
        let vault = try Vault()
        _ = vault.give(#"{"id":"1","text":"fresh",\#(members)}"#)
        #expect(vault.get("/door", "Bearer fresh").status == status)
    }

    @Test func theLatestResourceCountsOfSeveral() throws {
        let vault = try Vault()
        _ = vault.give(#"{"id":"1","text":"fresh","allowed":["read"]}"#)
        _ = vault.give(#"{"id":"2","text":"fresh","allowed":[]}"#)
        #expect(vault.get("/door", "Bearer fresh").status == 403)
    }

    @Test func anIssuedCredentialStandsInForAKnownOneThatHasExpired() throws {
        let vault = try Vault()
        #expect(vault.get("/door", "Bearer again").text.contains("have expired"))
        _ = vault.give(#"{"id":"1","text":"again","allowed":["read"]}"#)
        #expect(vault.get("/door", "Bearer again").status == 200)
    }

    @Test(arguments: [
        ("/gate", "Open-Sesame t1", true), ("/gate", "open-sesame t1", true), ("/gate", "OPEN-SESAME t1", true),
        ("/gate", "Open-Sesame T1", false), ("/gate", "Bearer t1", false),
        ("/hatch", "Api-Key t2", true), ("/hatch", "API-KEY t2", true), ("/hatch", "api-key T2", false),
        ("/hatch", "Key t2", false), ("/hatch", "t2", false), ("/door", "bearer always", true),
    ])
    func theWordBeforeACredentialComparesWithoutCase(path: String, authorization: String, isGood: Bool) throws {
        #expect((try Vault().get(path, authorization).status == 401) == !isGood)
    }

    @Test func challengesSpellTheSchemeAsTheContractDoes() throws {
        #expect(try Vault().get("/gate", "").fields["WWW-Authenticate"] == #"Open-Sesame realm="Pass""#)
    }

    @Test func theAdminInterfaceShowsNoSecret() throws {
        let vault = try Vault()
        let given = vault.give(#"{"id":"7","text":"fresh","allowed":[]}"#)
        #expect(given.text == #"{"id":"7","text":"fresh","allowed":[],"state":"on"}"#)
        let shown = #"{"id":"••••","text":"••••","allowed":[],"state":"on"}"#
        #expect(vault.engine.send("GET /__admin/resources/tokens").text == #"{"resources":[\#(shown)]}"#)
        #expect(vault.engine.send("GET /__admin/resources/tokens/7").text == shown)
        let moved = vault.engine.send("POST /__admin/resources/tokens/7/state", #"{"state":"off"}"#)
        #expect(moved.text == #"{"id":"••••","text":"••••","allowed":[],"state":"off"}"#)
    }
}
