import Contract
import Diagnostics
import TestSupport
import Testing

@Suite struct SecuritySchemeTests {
    @Test(arguments: [
        ("type: http, scheme: Api-Key", "Api-Key"), ("type: http, scheme: api-key", "api-key"),
        ("type: http, scheme: bearer", "Bearer"), ("type: http, scheme: basic", "Basic"),
        ("type: http, scheme: BEARER", "BEARER"), ("type: oauth2, flows: {}", "Bearer"),
        ("type: apiKey, in: header, name: Authorization", nil), ("type: mutualTLS", nil),
    ])
    func authenticationSchemesAreSpelledAsTheContractDoes(members: String, scheme: String?) throws {
        let text = """
            openapi: 3.1.0
            info: {title: Pets, version: '1'}
            paths: {}
            components: {securitySchemes: {caller: {\(members)}}}
            """
        var findings = Findings()
        let files = FileTable(["openapi.yaml": text])
        let contract = try #require(try ContractReader.read("openapi.yaml", files: files, findings: &findings))
        try #require(!findings.hasErrors)
        let caller = try #require(contract.securitySchemes["caller"])
        #expect(caller.kind.authenticationScheme == scheme)
    }
}
