import Contract
import Diagnostics
import HTTPModel
import JSONModel
import MockEngine
import Moments
import TestSupport
import Testing

/// What a document answers that has no examples and no behaviour.
@Suite struct GeneratedAnswerTests {
    private static let petstore = """
        openapi: 3.0.3
        info: {title: Pets, version: '1'}
        paths:
          /pets:
            get:
              operationId: listPets
              responses:
                '200':
                  description: some
                  headers: {X-Total: {required: true, schema: {type: integer, minimum: 1}}, X-Next: {schema: {type: string}}}
                  content: &pets
                    application/json: {schema: {type: array, minItems: 1, items: {$ref: '#/components/schemas/Pet'}}}
            post:
              operationId: addPet
              requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
              responses: {2XX: {description: added, content: {'*/*': {schema: {$ref: '#/components/schemas/Pet'}}}}}
          /pets/{id}:
            get:
              operationId: getPet
              parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
              responses:
                '200':
                  description: one
                  content:
                    application/json: {schema: {$ref: '#/components/schemas/Pet'}}
                    application/xml: {schema: {$ref: '#/components/schemas/Pet'}}
                    application/x-www-form-urlencoded: {schema: {$ref: '#/components/schemas/Tag'}}
                    text/plain: {schema: {type: string, maxLength: 5}}
                '404': {description: none, content: {application/json: {schema: {$ref: '#/components/schemas/Error'}}}}
          /example: {get: {responses: {default: {description: fixed, content: {application/json: {schema: {type: integer, minimum: 9}, example: 5}}}}}}
          /impossible: {get: {operationId: never, responses: {'200': {description: no, content: {application/json: {schema: {type: string, enum: [a], minLength: 2}}}}}}}
        components:
          schemas:
            Pet:
              type: object
              required: [id, name, photoUrls]
              xml: {name: pet}
              properties:
                id: {type: integer, format: int64, readOnly: true, xml: {attribute: true}}
                name: {type: string, pattern: '^[A-Z][a-z]{2,8}$'}
                category: {$ref: '#/components/schemas/Tag'}
                photoUrls: {type: array, minItems: 1, xml: {wrapped: true}, items: {type: string, format: uri}}
                mother: {$ref: '#/components/schemas/Pet'}
                born: {type: string, format: date}
                token: {type: string, writeOnly: true}
            Tag: {type: object, required: [id, name], properties: {id: {type: integer}, name: {type: string}}}
            Error: {type: object, required: [message], properties: {message: {type: string}}}
        """

    private static func api() throws -> API {
        var findings = Findings()
        let files = FileTable(["openapi.yaml": petstore])
        let contract = try #require(try ContractReader.read("openapi.yaml", files: files, findings: &findings))
        try #require(findings.rendered() == "")
        return API(name: "pets", contract: contract)
    }

    private static func engine(seed: UInt64 = 1) throws -> MockEngine {
        let noon = try #require(Timestamp(rfc3339: "2025-01-01T12:00:00Z"))
        return MockEngine(apis: [try api()], options: EngineOptions(now: { noon }, seed: seed))
    }

    @Test(
        arguments: [
            ("listPets", "GET /pets", [:]), ("addPet", "POST /pets", [:]),
            ("addPet", "POST /pets", ["Prefer": "code=201"]),
            ("getPet", "GET /pets/1", ["Accept": "application/xml"]), ("getPet", "GET /pets/1", [:]),
            ("getPet", "GET /pets/1", ["Accept": "application/x-www-form-urlencoded"]),
            ("getPet", "GET /pets/1", ["Accept": "text/plain"]), ("getPet", "GET /pets/1", ["Prefer": "code=404"]),
        ] as [(String, String, HTTPFields)])
    func keepsToTheContract(id: String, line: String, fields: HTTPFields) throws {
        let operation = try #require(try Self.api().contract.operation(id: id))
        for seed in 1...20 {
            let response = try Self.engine(seed: UInt64(seed)).send(line, "", fields)
            #expect(operation.judge(response).violations.map(\.description) == [], "\(response.text)")
            if let accept = fields["Accept"] { #expect(response.fields["Content-Type"] == accept) }
        }
    }

    @Test func isTheSameForTheSameSeedAndRequests() throws {
        let (one, same, other) = (try Self.engine(), try Self.engine(), try Self.engine(seed: 2))
        let first = one.send("GET /pets")
        #expect(first.text == same.send("GET /pets").text)
        #expect(first.text != other.send("GET /pets").text)
        #expect(one.send("GET /pets/1").text == same.send("GET /pets/1").text)
    }

    @Test func hasTheHeadersThatAreRequired() throws {
        let response = try Self.engine().send("GET /pets")
        #expect(response.fields["X-Total"].flatMap { Int($0) } ?? 0 > 0)
        #expect(response.fields["X-Next"] == nil)
    }

    @Test func prefersTheExampleUnlessToldOtherwise() throws {
        let engine = try Self.engine()
        #expect(engine.send("GET /example").text == "5")
        let generated = engine.send("GET /example", "", ["Prefer": "dynamic=true"])
        #expect(Int(generated.text) ?? 0 >= 9)
        #expect(generated.fields["Preference-Applied"] == "dynamic=true")
    }

    @Test(arguments: [
        ("application/hal+json", "application/hal+json"), ("text/csv", "application/json"),
        ("image/*, */*;q=0.1", "application/json"),
    ])
    func takesTheTypeOfARangeThatTheCallerNames(accept: String, type: String) throws {
        let status = try Self.engine().send("POST /pets", "", ["Accept": accept, "Prefer": "code=200"])
        #expect(status.fields["Content-Type"] == type)
    }

    @Test func refusesARangeInWhichNothingIsUsual() throws {
        let response = try Self.engine().send("POST /pets", "", ["Accept": "image/*", "Prefer": "code=200"])
        #expect(response.status == 406)
        #expect(response.text.contains("expected 'Accept' to include one of application/json"))
    }

    @Test func saysWhyNothingCanBeMade() throws {
        let response = try Self.engine().send("GET /impossible")
        #expect(response.status == 501)
        #expect(
            response.text.contains(
                "no answer can be made for never: no value was found that the schema at openapi.yaml:"),
            "\(response.text)")
    }
}
