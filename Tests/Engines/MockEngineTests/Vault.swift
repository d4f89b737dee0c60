import Behaviour
import Contract
import Diagnostics
import HTTPModel
import MockEngine
import Moments
import TestSupport
import Testing
import Threads

/// A small API about credentials, with a clock that a test sets: it gives tokens out and takes them.
struct Vault {
    static let contract = """
        openapi: 3.1.0
        info: {title: Vault, version: '1'}
        paths:
          /tokens:
            post:
              operationId: GiveToken
              requestBody: {required: true, content: {application/json: {}}}
              responses: {'201': {description: given}}
          /door: {get: {operationId: Enter, security: [{bearer: [read]}], responses: {'200': {description: in}}}}
          /porch: {get: {operationId: Rest, security: [{bearer: [read]}, {}], responses: {'200': {description: in}}}}
          /gate: {get: {operationId: Pass, security: [{word: []}], responses: {'200': {description: in}}}}
          /hatch: {get: {operationId: Climb, security: [{key: []}], responses: {'200': {description: in}}}}
        components:
          securitySchemes:
            bearer: {type: oauth2, flows: {}}
            word: {type: http, scheme: Open-Sesame}
            key: {type: apiKey, in: header, name: Authorization}
        """

    static func behaviour(refusals: String) -> String {
        """
        credentials:
          bearer:
            known:
              - {token: always, scopes: [read]}
              - {token: until-noon, scopes: [read], expires: "2025-01-01T13:00:00+01:00"}
              - {token: again, scopes: [read], expires: "2024-01-01T00:00:00Z"}
            issued: {in: tokens, member: text, expires: end, scopes: allowed}
          word: {known: [{token: t1}]}
          key: {prefix: "Api-Key ", known: [{token: t2}]}
        resources:
          tokens: {key: id, secret: [text, id], lifecycle: {member: state, initial: on, transitions: {on: [off]}}}
        refusals: \(refusals)
        operations:
          GiveToken:
            then:
              create:
                in: tokens
                with:
                  id: $request.body#/id
                  text: $request.body#/text
                  end: $request.body#/end
                  allowed: $request.body#/allowed
              respond: {status: 201, body: $resource}
          Enter: &shown {then: {respond: {status: 200, body: {credential: $credential}}}}
          Rest: *shown
        """
    }

    let engine: MockEngine
    let clock: Clock

    init(refusals: String = "{}") throws {
        let files = FileTable(["openapi.yaml": Self.contract, "behaviour.yaml": Self.behaviour(refusals: refusals)])
        var findings = Findings()
        let contract = try #require(try ContractReader.read("openapi.yaml", files: files, findings: &findings))
        let behaviour = try BehaviourReader.read(
            "behaviour.yaml", contract: contract, files: files, findings: &findings)
        try #require(findings.rendered() == "")
        let api = API(name: "vault", contract: contract, behaviour: try #require(behaviour))
        let clock = Clock()
        self.clock = clock
        engine = MockEngine(apis: [api], options: EngineOptions(now: { clock.now.withLock { $0 } }, seed: 1))
        try clock.set("2025-01-01T11:00:00Z")
    }

    func give(_ body: String, _ fields: HTTPFields = [:]) -> HTTPResponse { engine.send("POST /tokens", body, fields) }

    func get(_ path: String, _ authorization: String, sandbox: String = "") -> HTTPResponse {
        engine.send("GET \(path)", "", ["Authorization": authorization, "Understudy-Sandbox": sandbox])
    }
}

/// A clock that a test sets.
final class Clock: Sendable {
    let now = Locked(Timestamp(seconds: 0))

    func set(_ text: String) throws {
        let moment = try #require(Timestamp(rfc3339: text))
        now.withLock { $0 = moment }
    }
}
