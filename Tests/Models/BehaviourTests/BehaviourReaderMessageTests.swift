import Behaviour
import Contract
import Diagnostics
import TestSupport
import Testing

/// Every finding about a behaviour file, word for word.
@Suite struct BehaviourReaderMessageTests {
    static let contract = """
        openapi: 3.1.0
        info: {title: Pets, version: '1'}
        security: [{key: []}]
        paths:
          /pets: {post: {operationId: CreatePet, responses: {'201': {description: created}, '4XX': {description: no}}}}
        components: {securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}}
        """

    static func findings(_ text: String) throws -> String {
        let files = FileTable(["openapi.yaml": contract, "behaviour.yaml": text])
        var findings = Findings()
        let contract = try #require(try ContractReader.read("openapi.yaml", files: files, findings: &findings))
        _ = try BehaviourReader.read("behaviour.yaml", contract: contract, files: files, findings: &findings)
        return findings.rendered()
    }

    @Test(arguments: [
        ("", "behaviour.yaml:1:1: error: the file is empty; expected a YAML document\n"),
        (
            "operatons: {}",
            "behaviour.yaml:1:1: error: unknown key 'operatons' in behaviour; did you mean 'operations'?\n"
        ),
        (
            "operations: {CreatePets: []}",
            "behaviour.yaml:1:14: error: unknown operation 'CreatePets'; did you mean 'CreatePet'?\n"
        ),
        (
            "operations: {Bark: []}",
            "behaviour.yaml:1:14: error: unknown operation 'Bark'; the contract has 'CreatePet'\n"
        ),
        (
            "operations: {CreatePet: [{then: {respond: {status: 200}}}]}",
            "behaviour.yaml:1:43: error: status 200 is not documented for 'CreatePet'; documented are '201' and '4XX'\n"
        ),
        (
            "errors: {status: 422, codes: {E1: Bad}}\noperations: {CreatePet: [{then: {respond: E2}}]}",
            "behaviour.yaml:2:43: error: unknown error 'E2'; did you mean 'E1'?\n"
        ),
        (
            "errors: {status: 422, codes: {E1: 'no {$reqest.body#/a}'}}",
            "behaviour.yaml:1:40: error: unknown name '$reqest'; did you mean '$request'?\n"
        ),
        (
            "errors:\n  status: 422\n  codes:\n    E1: no {$reqest.body#/a}",
            "behaviour.yaml:4:13: error: unknown name '$reqest'; did you mean '$request'?\n"
        ),
        (
            "errors:\n  status: 422\n  codes:\n    E1: >-\n      no\n      {$reqest.body#/a}",
            "behaviour.yaml:4:9: error: unknown name '$reqest'; did you mean '$request'?\n"
        ),
        (
            #"errors: {status: 422, codes: {E1: "no \u0061 {$reqest.body#/a}"}}"#,
            "behaviour.yaml:1:35: error: unknown name '$reqest'; did you mean '$request'?\n"
        ),
        (
            "errors: {status: 422, codes: {E1: 'it''s {$reqest.body#/a}', E2: 'no\n      {$reqest.body#/a}'}}",
            "behaviour.yaml:1:35: error: unknown name '$reqest'; did you mean '$request'?\n"
                + "behaviour.yaml:1:66: error: unknown name '$reqest'; did you mean '$request'?\n"
        ),
        (
            "errors: {codes: {E1: {status: 422, about: [$error.code]}}}",
            "behaviour.yaml:1:44: error: unknown name '$error'; expected '$url', '$method', '$request', '$credential', "
                + "'$now', '$operation', '$sandbox', '$sequence', '$server', '$uuid', '$refusal', '$violation' or '$violations'\n"
        ),
        (
            "operations: {CreatePet: [{when: $request.bdy, then: {respond: {status: 201}}}]}",
            "behaviour.yaml:1:42: error: expected header, query, path, cookie or body after '$request', found 'bdy'; "
                + "did you mean 'body'?\n"
        ),
        (
            "operations: {CreatePet: [{find: {in: pets, where: {}}, then: {respond: {status: 201}}}]}\n"
                + "resources: {pet: {key: id}}",
            "behaviour.yaml:1:38: error: unknown collection 'pets'; did you mean 'pet'?\n"
        ),
        (
            "resources: {pet: {key: id}}\n"
                + "operations: {CreatePet: [{then: {update: {with: {a: 1}}, respond: {status: 201}}}]}",
            "behaviour.yaml:2:42: error: no 'resource' to change; add a 'find' that looks one up\n"
        ),
        (
            "resources: {pet: {key: id, lifecycle: {member: s, initial: new, transitions: {nwe: [old]}}}}",
            "behaviour.yaml:1:79: error: no transition leads to state 'nwe'; did you mean 'new'?\n"
        ),
        (
            "resources: {pet: {key: id, seed: [{name: Rex}]}}",
            "behaviour.yaml:1:35: error: seed has no 'id', the collection's key\n"
        ),
        (
            "credentials: {kay: {known: []}}",
            "behaviour.yaml:1:15: error: the contract has no security scheme 'kay'; did you mean 'key'?\n"
        ),
        (
            "credentials: {session-token: {known: []}}",
            "behaviour.yaml:1:15: error: the contract has no security scheme 'session-token'; it has 'key'\n"
        ),
        (
            "credentials: {key: {known: [{token: 5512}]}}",
            "behaviour.yaml:1:37: error: expected a string for 'token', found an integer; put it in quotes\n"
        ),
        (
            "credentials: {key: {check: tokens, known: []}}",
            "behaviour.yaml:1:28: error: unknown check 'tokens'; did you mean 'token'?\n"
        ),
        (
            "credentials: {key: {known: [{tokn: secret}]}}",
            "behaviour.yaml:1:29: error: credential has no 'token', which check 'token' needs\n"
        ),
        (
            "credentials: {key: {known: [{token: secret, expires: tomorrow}]}}",
            "behaviour.yaml:1:54: error: expected a date and time such as '2025-01-01T00:00:00Z' for 'expires', "
                + "found 'tomorrow'\n"
        ),
        (
            "credentials: {key: {known: [], issued: {in: token, member: text}}}\nresources: {tokens: {key: text}}",
            "behaviour.yaml:1:45: error: unknown collection 'token'; did you mean 'tokens'?\n"
        ),
        (
            "credentials: {key: {check: citypay-key, known: [], issued: {in: tokens, member: text}}}\n"
                + "resources: {tokens: {key: text}}",
            "behaviour.yaml:1:60: error: check 'citypay-key' has no issued credentials; only 'token' has\n"
        ),
        (
            "refusals: {malformed-body: ignore}",
            "behaviour.yaml:1:28: error: 'malformed-body' cannot be ignored; write a rule that answers it\n"
        ),
        (
            "refusals: {malformed: ignore}",
            "behaviour.yaml:1:12: error: unknown refusal 'malformed'; expected 'missing-credentials', "
                + "'unknown-credentials', 'expired-credentials', 'insufficient-scope', 'missing-body', "
                + "'unsupported-media-type', 'malformed-body', 'not-acceptable', 'invalid-request', "
                + "'idempotency-key-reused' or 'idempotency-key-in-progress'\n"
        ),
        (
            "idempotency: {operations: [CreatePets, 5]}",
            """
            behaviour.yaml:1:28: error: unknown operation 'CreatePets'; did you mean 'CreatePet'?
            behaviour.yaml:1:40: error: expected a string for 'operations', found the integer 5

            """
        ),
        (
            "idempotency: {scope: $request.account, keep: 4 days, operations: []}",
            """
            behaviour.yaml:1:31: error: expected header, query, path, cookie or body after '$request', found 'account'
            behaviour.yaml:1:46: error: expected a length of time such as '250ms', '2s', '20min' or '96h', found '4 days'

            """
        ),
        (
            "operations: {CreatePet: [{then: {respond: {status: 201}, delay: 2 minutes}}]}",
            "behaviour.yaml:1:65: error: expected a length of time such as '250ms', '2s', '20min' or '96h', "
                + "found '2 minutes'\n"
        ),
        (
            "fidelity: [{behaviour: It barks}]",
            "behaviour.yaml:1:12: error: expected one of 'documented', 'found' or 'assumed' in fidelity note, found 0\n"
        ),
        (
            "resources: {pet: {key: id}}\n"
                + "operations: {CreatePet: [{find: {in: pet, as: pets, all: true, where: {}}, "
                + "then: {update: {resource: pets, with: {a: 1}}, delete: pets, respond: {status: 201}}}]}",
            "behaviour.yaml:2:102: error: 'pets' is a list, as its 'find' has 'all'; an effect is on one resource\n"
                + "behaviour.yaml:2:131: error: 'pets' is a list, as its 'find' has 'all'; an effect is on one resource\n"
        ),
        (
            "resources: {pet: {key: id}}\n"
                + "operations: {CreatePet: [{find: {in: pet, all: true, where: {}}, "
                + "then: {transition: {to: x}, respond: {status: 201}}}]}",
            "behaviour.yaml:2:85: error: 'resource' is a list, as its 'find' has 'all'; an effect is on one resource\n"
        ),
        (
            "resources: {pet: {key: id}}\n"
                + "operations: {CreatePet: [{unless: {in: pet, all: true, where: {}}, then: {respond: {status: 201}}}]}",
            "behaviour.yaml:2:35: error: 'all' has no meaning in 'unless', which holds when nothing is found\n"
        ),
        (
            "errors: {codes: {E1: {status: 422, operations: [CreatePets]}}}",
            "behaviour.yaml:1:49: error: unknown operation 'CreatePets'; did you mean 'CreatePet'?\n"
        ),
        (
            "errors: {codes: {E1: {status: 422, operations: []}}}\n"
                + "operations: {CreatePet: [{then: {respond: E1}}]}",
            "behaviour.yaml:2:43: error: error 'E1' is not one of 'CreatePet'; its 'operations' has nothing\n"
        ),
        (
            "operations:\n  CreatePet: [{wen: true}]\nresources: 5\n",
            """
            behaviour.yaml:2:15: error: rule has no 'then'
            behaviour.yaml:2:16: error: unknown key 'wen' in rule; did you mean 'when'?
            behaviour.yaml:3:12: error: expected a mapping for 'resources', found the integer 5

            """
        ),
    ])
    func says(_ text: String, _ expected: String) throws {
        let found = try Self.findings(text)
        #expect(found == expected)
    }
}
