import Testing

/// What the schema of a response becomes.
@Suite struct MatcherDraftTests {
    @Test(arguments: [
        ("{type: string}", "!string"), ("{type: string, format: uuid}", "!uuid"),
        ("{type: string, format: date-time}", "!date-time"), ("{type: string, format: ipv4}", "!format ipv4"),
        ("{type: string, format: password}", "!string"), ("{type: string, pattern: '^P-'}", "!matches ^P-"),
        ("{type: integer, format: int64}", "!integer"), ("{type: [integer, number]}", "!number"),
        ("{type: boolean}", "!boolean"), ("{type: 'null'}", "!null"), ("{enum: [a, b]}", "!one-of [a, b]"),
        ("{enum: [a, null]}", "!null-or [a]"), ("{const: $5}", "$5"), ("{const: $now}", "$$now"),
        ("{const: 'a{$b'}", "\"a{$('{$')}b\""), ("{type: [string, 'null']}", "!null-or [!string]"),
        ("{type: array, items: {type: string}}", "!each [!string]"), ("{type: array}", "!array"),
        ("{type: array, items: {type: object, required: [a], properties: {a: {}}}}", "!each {a: !any}"),
        ("{type: object}", "!object"), ("{type: object, properties: {a: {type: string}}}", "!object"),
        ("{type: object, required: [a], properties: {a: {type: string}, b: {}}}", "{a: !string}"),
        ("{type: object, required: [a, p], properties: {a: {type: string}, p: {writeOnly: true}}}", "{a: !string}"),
        ("{allOf: [{type: object, required: [a]}, {properties: {a: {type: integer}}}]}", "{a: !integer}"),
        ("{anyOf: [{type: string, format: date}, {type: 'null'}]}", "!null-or [!date]"),
        ("{oneOf: [{type: object, required: [a]}, {type: object}]}", "!object"),
        ("{$ref: '#/components/schemas/Id'}", "!uuid"),
    ])
    func saysWhatTheSchemaDemands(schema: String, expected: String) throws {
        let text = try #require(
            try Drafting.texts(
                """
                paths:
                  /a:
                    get:
                      operationId: Get
                      responses: {'200': {description: d, content: {application/json: {schema: {type: object,
                        required: [v], properties: {v: \(schema)}}}}}}
                components: {schemas: {Id: {type: string, format: uuid}}}
                """)["Get"])
        #expect(text.contains("expect: {status: 200, body: {v: \(expected)}}\n"), "\(text)")
    }

    @Test(arguments: ["{}", "{oneOf: [{type: string}, {type: object}]}", "{anyOf: [{$ref: '#/components/schemas/A'}]}"])
    func saysNothingOfABodyThatCanBeAnything(schema: String) throws {
        let text = try #require(
            try Drafting.texts(
                """
                paths:
                  /a:
                    get:
                      operationId: Get
                      responses: {'200': {description: d, content: {application/json: {schema: \(schema)}}}}
                components: {schemas: {A: {oneOf: [{$ref: '#/components/schemas/A'}, {type: array}, {type: string}]}}}
                """)["Get"])
        #expect(text.contains("expect: {status: 200}\n"), "\(text)")
    }
}
