import Behaviour
import Contract
import Diagnostics
import HTTPModel
import JSONModel
import MockEngine
import Moments
import TestSupport
import Testing

/// A small API for the tests of the engine: orders with states, keys, two media types.
enum Shop {
    static let contract = """
        openapi: 3.1.0
        info: {title: Shop, version: '1'}
        servers: [{url: https://shop.example/api}]
        paths:
          /orders:
            post:
              operationId: CreateOrder
              security: [{key: []}]
              requestBody:
                required: true
                content: &order {application/json: {schema: {$ref: '#/components/schemas/Order'}}, text/xml: {schema: {$ref: '#/components/schemas/Order'}}}
              responses:
                '201': {description: created, content: *order}
                '402': {description: no money}
                '422': {description: wrong, content: {application/json: {schema: {type: object}, examples: {short: {value: {code: short}}}}}}
          /orders/{id}:
            get: {operationId: GetOrder, parameters: [{name: id, in: path, required: true, schema: {type: integer}}], responses: {'200': {description: one}, '404': {description: none}}}
            delete: {operationId: DeleteOrder, parameters: [{name: id, in: path, required: true}], responses: {'204': {description: gone}}}
          /ping: {get: {responses: {'200': {description: pong, content: {application/json: {example: {pong: true}}}}}}}
        components:
          securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}
          schemas:
            Order: {type: object, required: [sku], properties: {sku: {type: string, minLength: 2}, count: {type: integer}}}
        """

    static let behaviour = """
        credentials:
          key: {known: [{token: k1, skus: [ab, cd]}]}
        resources:
          orders:
            key: id
            indexes: [sku]
            limit: 3
            lifecycle: {member: state, initial: open, transitions: {open: [paid, void], paid: [sent]}}
        errors:
          status: 422
          body: {code: $error.code, message: $error.message}
          codes:
            E1: not your sku
            E2: {status: 402, body: null}
            E3: {status: 404, body: null}
            E4: {status: 200, body: {code: E4}}
        refusals:
          invalid-request:
            - when: $violation.keyword == 'minLength'
              then: {respond: {status: 422, body: {code: short, in: "{$violation.pointer}"}}}
        operations:
          CreateOrder:
            - when: $request.body#/sku not in $credential.skus
              then: {respond: E1}
            - when: $request.body#/count > 100
              then: {respond: E2}
            - then:
                create: {in: orders, with: {id: $sequence, sku: $request.body#/sku, count: $request.body#/count}}
                respond: {status: 201, headers: {Location: "/orders/{$resource.id}"}, body: $resource}
          GetOrder:
            - find: {in: orders, where: {id: $(number($request.path.id))}}
              then: {respond: {status: 200, body: $resource}}
            - then: {respond: E3}
          DeleteOrder:
            - find: {in: orders, where: {id: $(number($request.path.id))}}
              then: {delete: resource, respond: {status: 204}}
        """

    static func api(
        _ name: String = "shop", contract: String = contract, behaviour: String = behaviour
    ) throws -> API {
        let files = FileTable(["openapi.yaml": contract, "behaviour.yaml": behaviour])
        var findings = Findings()
        let contract = try #require(try ContractReader.read("openapi.yaml", files: files, findings: &findings))
        let behaviour = try BehaviourReader.read(
            "behaviour.yaml", contract: contract, files: files, findings: &findings)
        try #require(findings.rendered() == "")
        return API(name: name, contract: contract, behaviour: try #require(behaviour))
    }

    static func engine(
        apis: [API]? = nil, options change: (inout EngineOptions) -> Void = { _ in }
    ) throws -> MockEngine {
        let noon = try #require(Timestamp(rfc3339: "2025-01-01T12:00:00Z"))
        var options = EngineOptions(now: { noon }, seed: 1)
        change(&options)
        return MockEngine(apis: try apis ?? [api()], options: options)
    }
}

extension MockEngine {
    /// Sends a request written as `METHOD /target`, by default with a good key and a JSON body.
    func send(_ line: String, _ body: String = "", _ fields: HTTPFields = [:]) -> HTTPResponse {
        answered(line, body, fields).response
    }

    /// The same with how the response came about.
    func answered(_ line: String, _ body: String = "", _ fields: HTTPFields = [:]) -> Answered {
        let parts = line.split(separator: " ")
        var all = fields
        if fields["X-Key"] == nil { all.append("X-Key", "k1") }
        if fields["Content-Type"] == nil, !body.isEmpty { all.append("Content-Type", "application/json") }
        return answered(
            HTTPRequest(
                HTTPMethod(String(parts[0])), RequestTarget(String(parts[1])), fields: all, body: Array(body.utf8)))
    }
}

extension HTTPResponse {
    var text: String { String(decoding: body, as: UTF8.self) }
}
