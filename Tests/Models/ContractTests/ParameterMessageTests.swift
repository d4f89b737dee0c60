import Testing

/// Findings about how parameters, headers and form fields are described, word for word.
@Suite struct ParameterMessageTests {
    private static func parameter(_ text: String) -> String {
        ContractReaderMessageTests.head + "paths:\n  /a:\n    get:\n      parameters:\n      - \(text)\n"
    }

    private static func body(_ type: String, _ text: String) -> String {
        ContractReaderMessageTests.head + "paths:\n  /a:\n    post:\n      requestBody:\n        content:\n"
            + "          \(type):\n            \(text)\n"
    }

    static let schema = "schema: {type: object, properties: {tags: {type: array}, id: {type: string}}}"

    static let cases: [(String, String)] = [
        (
            parameter("{name: a, in: query, style: from, schema: {type: array}}"),
            "openapi.yaml:7:37: error: unknown style 'from'; did you mean 'form'?\n"
        ),
        (
            parameter("{name: a, in: query, style: matrix, schema: {type: array}}"),
            "openapi.yaml:7:37: error: style 'matrix' is not for what is in 'query'; "
                + "expected 'form', 'spaceDelimited', 'pipeDelimited' or 'deepObject'\n"
        ),
        (
            parameter("{name: a, in: header, style: form, schema: {type: array}}"),
            "openapi.yaml:7:38: error: style 'form' is not for what is in 'header'; expected 'simple'\n"
        ),
        (
            parameter("{name: a, in: query, style: pipeDelimited, schema: {type: integer}}"),
            "openapi.yaml:7:37: warning: style 'pipeDelimited' is ignored: it is for lists or objects, "
                + "this is a single value\n"
        ),
        (
            parameter("{name: a, in: query, style: deepObject, schema: {type: array}}"),
            "openapi.yaml:7:37: warning: style 'deepObject' is for objects, this is a list; it is read from "
                + "'a[]=', 'a[0]=' and 'a='\n"
        ),
        (
            parameter("{name: a, in: query, style: deepObject, explode: false, schema: {type: object}}"),
            "openapi.yaml:7:58: warning: 'explode: false' is ignored: style 'deepObject' has a pair for each member\n"
        ),
        (
            parameter("{name: a, in: header, allowReserved: true, allowEmptyValue: true}"),
            """
            openapi.yaml:7:31: error: 'allowReserved' means nothing here; it is for a parameter whose 'in' is 'query' or 'cookie'
            openapi.yaml:7:69: warning: 'allowEmptyValue' is ignored: it is for query parameters, this is in 'header'

            """
        ),
        (
            parameter("{name: a, in: query, style: form, schema: {}, content: {application/json: {}, text/xml: {}}}"),
            """
            openapi.yaml:7:37: warning: 'style' is ignored: the media type in 'content' says how it is written
            openapi.yaml:7:51: error: expected 'schema' or 'content', found both
            openapi.yaml:7:64: error: expected one media type in a parameter's 'content', found 2

            """
        ),
        (
            parameter("{name: authorization, in: header, schema: {type: string}}"),
            "openapi.yaml:7:9: warning: header parameter 'authorization' is ignored: in OpenAPI 'security' describes it\n"
        ),
        (
            parameter("{name: Accept, in: header, schema: {type: string}}"),
            "openapi.yaml:7:9: warning: header parameter 'Accept' is ignored: in OpenAPI 'content' describes it\n"
        ),
        (parameter("{name: a, in: query, deprecated: true, allowReserved: true, schema: {type: string}}"), ""),
        (
            body("application/json", "encoding: {id: {contentType: text/plain}}"),
            "openapi.yaml:9:23: warning: 'encoding' is ignored: it is for forms and multipart bodies, "
                + "not 'application/json'\n"
        ),
        (
            body("multipart/form-data", "{\(schema), encoding: {tag: {contentType: image}}}"),
            """
            openapi.yaml:9:104: warning: 'encoding' of 'tag' is ignored: the schema has no such property; did you mean 'tags'?
            openapi.yaml:9:123: error: expected media types such as 'image/png, image/*', found 'image'

            """
        ),
        (
            body(
                "application/x-www-form-urlencoded",
                "{\(schema), encoding: {tags: {style: form, contentType: text/plain, headers: {}}}}"),
            """
            openapi.yaml:9:137: warning: 'contentType' is ignored: 'style' says how it is written
            openapi.yaml:9:158: warning: 'headers' are ignored: only parts of multipart bodies have some

            """
        ),
    ]

    @Test(arguments: cases)
    func says(_ text: String, _ expected: String) throws {
        let found = try ContractReaderMessageTests.findings(text)
        #expect(found == expected)
    }
}
