import Contract
import Diagnostics
import Documents
import Linting
import TestSupport
import Testing
import WorkBudgets

/// Every finding of the contract's checks, word for word.
@Suite struct ContractLinterMessageTests {
    private static func findings(_ text: String) throws -> String {
        var findings = Findings()
        let root = try #require(DocumentReader.read(Array(text.utf8), file: "a.yaml", findings: &findings))
        _ = ContractLinter.lint(root, path: "a.yaml", files: FileTable([:]), findings: &findings)
        return findings.rendered()
    }

    @Test func tellsThatItCouldNotCheckEverything() throws {
        let text = Self.schemas("    A: {type: object, properties: {b: {type: string}}, required: [b]}\n")
        let (findings, _) = try WorkBudget.limited(to: 150) { try Self.findings(text) }
        #expect(
            findings
                == "a.yaml:1:1: error: the document cannot be checked to its end: more than 150 units of work; "
                + "cut off while making a value for the schema at a.yaml:5:39\n")
    }

    private static let head = "openapi: 3.1.0\ninfo: {title: Pets, version: '1'}\n"
    private static let ok = "responses: {'204': {description: x}}"

    /// A document of paths, from line 4 on.
    private static func paths(_ text: String) -> String { head + "paths:\n" + text }

    /// A document of schemas, each used, from line 5 on.
    private static func schemas(_ text: String) -> String {
        let uses = text.split(separator: "\n").compactMap { line in
            line.hasPrefix("    ") && !line.hasPrefix("     ") ? line.dropFirst(4).prefix { $0 != ":" } : nil
        }
        let used = uses.map { "{$ref: '#/components/schemas/\($0)'}" }.joined(separator: ", ")
        return head + "components:\n  schemas:\n" + text
            + "paths: {/p: {get: {responses: {'200': {description: x, content: {a/b: {schema: {anyOf: [\(used)]}}}}}}}}\n"
    }

    @Test(arguments: [
        (
            "  /a/{x}: {get: {parameters: [{name: x, in: path, required: true}], \(ok)}}\n"
                + "  /a/{y}: {put: {parameters: [{name: y, in: path, required: true}], \(ok)}}\n",
            "a.yaml:5:3: error: path '/a/{y}' matches the same requests as '/a/{x}' at a.yaml:4:3; "
                + "put their methods under one path\n"
        ),
        (
            "  /{z}/b: {get: {parameters: [{name: z, in: path, required: true}], \(ok)}}\n"
                + "  /a/{x}: {put: {parameters: [{name: x, in: path, required: true}], \(ok)}}\n",
            "a.yaml:5:3: warning: paths '/a/{x}' and '/{z}/b' at a.yaml:4:3 both match '/a/b'; the mock takes '/a/{x}'\n"
        ),
        (
            "  /a?b=1: {}\n",
            "a.yaml:4:3: warning: path '/a?b=1' is never found: a path ends before '?' and '#'\n"
        ),
        ("  /a#b: {}\n", "a.yaml:4:3: warning: path '/a#b' is never found: a path ends before '?' and '#'\n"),
        (
            "  /{a}{b}: {}\n",
            "a.yaml:4:3: error: no request can match path '/{a}{b}': '{a}' leaves nothing for '{b}'; "
                + "put text between them\n"
        ),
        (
            "  /__admin/x: {}\n",
            "a.yaml:4:3: error: no request can match path '/__admin/x': '/__admin' is the mock's own\n"
        ),
        (
            "  /__sandbox/x: {}\n",
            "a.yaml:4:3: error: no request can match path '/__sandbox/x': '/__sandbox' is the mock's own\n"
        ),
        (
            "  /a:\n    get:\n      parameters:\n        - {name: X-A, in: header}\n        - {name: x-a, in: header}\n"
                + "      \(ok)\n",
            "a.yaml:8:11: error: header parameter 'x-a' is declared twice; first at a.yaml:7:11\n"
        ),
        (
            "  /{a}: {get: {parameters: [{name: a, in: path}], \(ok)}}\n",
            "a.yaml:4:29: error: path parameter 'a' is always there; it must have 'required: true'\n"
        ),
        (
            "  /a: {get: {responses: {'200': {}}}}\n",
            "a.yaml:4:33: warning: response '200' has no 'description'\n"
        ),
        (
            "  /a: {get: {parameters: [{name: a, in: query, schema: {type: integer}, example: x}], \(ok)}}\n",
            "a.yaml:4:82: error: example breaks its schema: expected integer, found string\n"
        ),
        (
            "  /a: {get: {responses: {'200': {description: x, headers: {X: {schema: {minimum: 3}, examples: {two: {value: 2}}}}}}}}\n",
            "a.yaml:4:110: error: example 'two' breaks its schema: expected at least 3, found 2\n"
        ),
    ])
    func tellsWhatIsWrongWithPaths(text: String, expected: String) throws {
        #expect(try Self.findings(Self.paths(text)) == expected)
    }

    @Test(arguments: [
        (
            "    A: {type: string, enum: [a, 3]}\n",
            "a.yaml:5:33: error: 'enum' value breaks its schema: expected string, found integer\n"
        ),
        (
            "    A: {type: string, maxLength: 2, default: abc, examples: [ab, abcd]}\n",
            """
            a.yaml:5:46: error: default breaks its schema: expected at most 2 characters, found 3
            a.yaml:5:66: error: example breaks its schema: expected at most 2 characters, found 4

            """
        ),
        (
            "    A: {oneOf: [{required: [a], properties: {a: {type: integer}}}, {type: string}], example: {a: x}}\n",
            "a.yaml:5:94: error: example breaks its schema: expected a match of one of 2 schemas, found none; "
                + "closest is number 1, where '/a': expected integer, found string\n"
        ),
        (
            "    A: {allOf: [{type: string}, {type: integer}]}\n",
            "a.yaml:5:8: warning: no value was found that this schema allows; it may contradict itself\n"
        ),
        (
            "    A: {type: object, required: [a], properties: {a: {$ref: '#/components/schemas/A'}}}\n",
            "a.yaml:5:8: warning: this schema demands itself without end\n"
        ),
        (
            "    A: {type: string, x-unused: For readers.}\n",
            "a.yaml:5:33: warning: 'A' has 'x-unused', and is used\n"
        ),
    ])
    func tellsWhatIsWrongWithSchemas(text: String, expected: String) throws {
        #expect(try Self.findings(Self.schemas(text)) == expected)
    }

    @Test(arguments: [
        (
            "components:\n  schemas:\n    A: {properties: {a: {$ref: '#/components/schemas/A'}}}\n",
            "a.yaml:5:5: warning: 'A' of 'schemas' is never used; remove it, or say why it is there in 'x-unused'\n"
        ),
        (
            "components:\n  securitySchemes:\n    key: {type: http, scheme: basic}\n",
            "a.yaml:5:5: warning: 'key' of 'securitySchemes' is never used; remove it, or say why it is there in "
                + "'x-unused'\n"
        ),
        ("components:\n  schemas:\n    A: {x-unused: For readers., type: string}\n", ""),
        (
            "webhooks: {a: {post: {requestBody: {$ref: '#/components/requestBodies/Order'}}}}\n"
                + "components: {requestBodies: {Ordr: {x-unused: y, content: {}}}}\n",
            "a.yaml:3:12: warning: webhook 'a' is read but never sent; the mock makes no requests of its own\n"
                + "a.yaml:3:43: error: cannot resolve '$ref' '#/components/requestBodies/Order': no 'Order' in "
                + "'#/components/requestBodies'; did you mean 'Ordr'?\n"
        ),
    ])
    func tellsWhatIsWrongWithComponents(text: String, expected: String) throws {
        #expect(try Self.findings(Self.head + text) == expected)
    }

    /// What the specification demands of parts that no operation needs too.
    static let requirements: [(text: String, expected: String)] = [
        ("", "a.yaml:1:1: error: expected 'paths', 'components' or 'webhooks' in OpenAPI document, found none\n"),
        (
            "components: {}\noverlays: {}\n",
            "a.yaml:4:1: error: unknown key 'overlays' in OpenAPI document; OpenAPI document has 'openapi', 'info', "
                + "'jsonSchemaDialect', 'servers', 'paths', 'webhooks', 'components', 'security', 'tags' or "
                + "'externalDocs'\n"
        ),
        (
            "components: {}\nservers: {url: /v1}\n",
            "a.yaml:4:10: error: expected a list for 'servers', found a mapping\n"
        ),
        (
            "components: {}\nservers: [{url: '/{v}', variables: {v: {enum: [], default: a}}}]\n",
            "a.yaml:4:47: error: expected at least one string for 'enum', found an empty list\n"
        ),
        (
            "components: {schemas: {A: {x-unused: y}, B: null, C: 0, D: []}}\n",
            """
            a.yaml:3:42: warning: 'B' of 'schemas' is never used; remove it, or say why it is there in 'x-unused'
            a.yaml:3:45: error: expected a schema, found null
            a.yaml:3:51: warning: 'C' of 'schemas' is never used; remove it, or say why it is there in 'x-unused'
            a.yaml:3:54: error: expected a schema, found the integer 0
            a.yaml:3:57: warning: 'D' of 'schemas' is never used; remove it, or say why it is there in 'x-unused'
            a.yaml:3:60: error: expected a schema, found an empty list

            """
        ),
        (
            "components: {links: {A: {x-unused: y, operationId: b, body: {}}}}\n",
            "a.yaml:3:55: error: unknown key 'body' in link; link has 'operationRef', 'operationId', 'parameters', "
                + "'requestBody', 'description' or 'server'\n"
        ),
        (
            "components: {headers: {A: {x-unused: y, schema: {}, allowReserved: true}}}\n",
            "a.yaml:3:53: error: 'allowReserved' means nothing in header of OpenAPI 3.1; it went with 3.0\n"
        ),
        (
            "components: {parameters: {A: {x-unused: y, name: a, in: path, required: true, schema: {}, allowReserved: false}}}\n",
            "a.yaml:3:91: error: 'allowReserved' means nothing here; it is for a parameter whose 'in' is 'query' or 'cookie'\n"
        ),
        (
            "components: {parameters: {A: {x-unused: y, name: a, in: cookie, style: cookie, schema: {}}}}\n",
            "a.yaml:3:72: error: unknown style 'cookie'; expected 'matrix', 'label', 'simple', 'form', 'spaceDelimited', "
                + "'pipeDelimited' or 'deepObject'\n"
        ),
        (
            "components: {parameters: {A: {x-unused: y, name: a, in: query, schema: {}, example: b, examples: {c: {value: d}}}}}\n",
            "a.yaml:3:88: error: expected 'example' or 'examples' in parameter, found both\n"
        ),
        (
            "components: {}\ntags: [{name: a}, {name: a}, {description: b}]\n",
            """
            a.yaml:4:26: error: tag 'a' is there already, at a.yaml:4:15
            a.yaml:4:30: error: tag has no 'name'

            """
        ),
        (
            "components: {securitySchemes: {A: {x-unused: y, type: oauth2, flows: {password: {scopes: {}}}}}}\n",
            "a.yaml:3:81: error: flow 'password' has no 'tokenUrl'\n"
        ),
        (
            "paths: {/a: {get: {responses: {}}}}\n",
            "a.yaml:3:31: error: expected at least one member in responses, found none\n"
        ),
        (
            "components: {schemas: {A: {x-unused: y, enum: [a, b, a]}}}\n",
            "a.yaml:3:54: warning: 'enum' has this value already\n"
        ),
    ]

    @Test(arguments: requirements) func holdsDocumentsToTheSpecification(text: String, expected: String) throws {
        #expect(try Self.findings(Self.head + text) == expected)
    }

    @Test func holdsOlderDocumentsToTheirVersion() throws {
        let text = """
            openapi: 3.0.3
            info: {title: Pets}
            paths: {/a: {get: {}}}
            webhooks: {}
            components: {schemas: {A: {x-unused: y, required: []}}}
            """
        #expect(
            try Self.findings(text) == """
                a.yaml:2:7: error: info has no 'version'
                a.yaml:3:19: warning: operation 'get' has no 'responses'
                a.yaml:4:1: error: 'webhooks' means nothing in OpenAPI document of OpenAPI 3.0; it came with 3.1
                a.yaml:5:51: error: expected at least one name for 'required', found an empty list

                """)
    }

    @Test func knowsWhichWayABodyTravels() throws {
        let schema =
            "{type: object, required: [id, pin], properties: {id: {type: integer, readOnly: true}, "
            + "pin: {type: integer, writeOnly: true}}}"
        let document = Self.paths(
            """
              /a:
                post:
                  requestBody: {content: {application/json: {schema: \(schema), example: {pin: 1}}}}
                  responses:
                    '200': {description: x, content: {application/json: {schema: \(schema), example: {id: 1}}}}
                    '201': {description: x, content: {application/json: {schema: \(schema), example: {pin: 1}}}}

            """)
        let found = try Self.findings(document)
        #expect(found.contains("a.yaml:9:"))
        #expect(found.hasSuffix(": error: example breaks its schema at '/id': 'id' is required\n"))
        #expect(found.split(separator: "\n").count == 1)
    }

    @Test func readsExamplesThatAreTextsOfTheirMediaType() throws {
        let schema = "{type: object, properties: {n: {type: integer}}, xml: {name: a}}"
        let found = try Self.findings(
            Self.paths(
                """
                  /a:
                    post:
                      requestBody:
                        content:
                          application/x-www-form-urlencoded: {schema: \(schema), example: n=x}
                          application/xml: {schema: \(schema), examples: {ok: {value: <a><n>1</n></a>}, bad: {value: <b/>}}}
                          application/octet-stream: {schema: \(schema), example: bytes}
                      \(Self.ok)

                """))
        #expect(found.contains("a body of type 'application/octet-stream' cannot hold an object"))
        #expect(found.contains(": error: example breaks its schema at '/n': expected integer, found string\n"))
        #expect(
            found.contains(
                ": error: example 'bad' cannot be read: the body is not 'application/xml': "
                    + "expected the root element 'a', found 'b'\n"))
        #expect(found.split(separator: "\n").count == 3)
    }

    @Test(arguments: [
        (
            "text/plain: {example: {a: 1}}",
            "a.yaml:4:82: error: a body of type 'text/plain' cannot hold this example, a mapping\n"
        ),
        (
            "text/csv: {schema: {type: array}}",
            "a.yaml:4:79: warning: a body of type 'text/csv' cannot hold a list, which this schema describes\n"
        ),
        ("application/xml: {schema: {type: array}}", ""),
        ("text/plain: {schema: {anyOf: [{type: object}, {type: string}]}, example: a}", ""),
    ])
    func tellsOfBodiesThatCannotBeSent(content: String, expected: String) throws {
        let text = "  /a: {get: {responses: {'200': {description: x, content: {\(content)}}}}}\n"
        #expect(try Self.findings(Self.paths(text)) == expected)
    }

    @Test(arguments: [
        (
            "{nullable: true, allOf: [{$ref: '#/components/schemas/B'}]}",
            "a.yaml:5:9: warning: 'nullable' has no effect: 'allOf' refuses null; write 'anyOf' of the schema and of "
                + "{type: object, nullable: true, enum: [null]}\n"
        ),
        (
            "{type: string, nullable: true, enum: [a]}",
            "a.yaml:5:23: warning: 'nullable' has no effect: 'enum' has no null; add it\n"
        ),
        ("{anyOf: [{$ref: '#/components/schemas/B'}, {type: object, nullable: true, enum: [null]}]}", ""),
        ("{type: string, nullable: true}", ""),
    ])
    func tellsWhereNullIsRefusedAllTheSame(schema: String, expected: String) throws {
        let text =
            "openapi: 3.0.3\ninfo: {title: Pets, version: '1'}\ncomponents:\n  schemas:\n    A: \(schema)\n"
            + "    B: {type: object}\npaths: {/p: {get: {responses: {'200': {description: x, content: {application/json: {schema: "
            + "{type: array, items: {anyOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]}}}}}}}}}\n"
        let found = try Self.findings(text)
        #expect(found == expected)
    }

    @Test func takesHeirsOfADiscriminatorForUsed() throws {
        let found = try Self.findings(
            Self.schemas("    Pet: {type: object, discriminator: {propertyName: kind}}\n")
                .replacing("paths:", with: "    Cat: {allOf: [{$ref: '#/components/schemas/Pet'}]}\npaths:"))
        #expect(found == "a.yaml:5:25: warning: 'discriminator' has no effect without 'oneOf' or 'anyOf' beside it\n")
    }
}
