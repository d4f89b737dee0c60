/// A table of the objects of OpenAPI and their keys, in the order of the specification (OAS 3.1 §4.8).
///
/// The reader of contracts, the linter, and the searches for references and for schemas use it. `since` and `until`
/// mark the differences between versions.
enum ObjectTable {
    /// The row of each kind.
    static let rows: [ObjectKind: ObjectRow] = [
        .document: ObjectRow(
            .required("openapi", .string),
            .required("info", .object(.info)),
            .optional("jsonSchemaDialect", .string).since(.v31),
            .optional("servers", .list(.server)),
            .required("paths", .object(.paths)).until(.v30),
            .optional("paths", .object(.paths)).since(.v31),
            .optional("webhooks", .map(.pathItem)).since(.v31),
            .optional("components", .object(.components)),
            .optional("security", .list(.securityRequirement)),
            .optional("tags", .list(.tag)),
            .optional("externalDocs", .object(.externalDocumentation))
        ).atLeastOne(of: "paths", "components", "webhooks", since: .v31),
        .info: ObjectRow(
            .required("title", .string),
            .optional("summary", .string).since(.v31),
            .optional("description", .string),
            .optional("termsOfService", .string),
            .optional("contact", .object(.contact)),
            .optional("license", .object(.license)),
            .required("version", .string)),
        .contact: ObjectRow(.optional("name", .string), .optional("url", .string), .optional("email", .string)),
        .license: ObjectRow(
            .required("name", .string), .optional("identifier", .string).since(.v31), .optional("url", .string)
        ).exclusive("identifier", "url"),
        .server: ObjectRow(
            .required("url", .string), .optional("description", .string), .optional("variables", .map(.serverVariable))),
        .serverVariable: ObjectRow(
            .optional("enum", .scalars).until(.v30), .optional("enum", .someScalars).since(.v31),
            .required("default", .scalar), .optional("description", .string)),
        .components: ObjectRow(
            .optional("schemas", .map(.schema)), .optional("responses", .map(.response)),
            .optional("parameters", .map(.parameter)), .optional("examples", .map(.example)),
            .optional("requestBodies", .map(.requestBody)), .optional("headers", .map(.header)),
            .optional("securitySchemes", .map(.securityScheme)), .optional("links", .map(.link)),
            .optional("callbacks", .map(.callback)), .optional("pathItems", .map(.pathItem)).since(.v31)),
        .paths: ObjectRow().others(.object(.pathItem)),
        .pathItem: ObjectRow(
            .optional("$ref", .reference(.pathItem)), .optional("summary", .string), .optional("description", .string),
            .optional("get", .object(.operation)), .optional("put", .object(.operation)),
            .optional("post", .object(.operation)), .optional("delete", .object(.operation)),
            .optional("options", .object(.operation)), .optional("head", .object(.operation)),
            .optional("patch", .object(.operation)), .optional("trace", .object(.operation)),
            .optional("servers", .list(.server)), .optional("parameters", .list(.parameter))),
        .operation: ObjectRow(
            .optional("tags", .strings), .optional("summary", .string), .optional("description", .string),
            .optional("externalDocs", .object(.externalDocumentation)),
            .optional("operationId", .string),
            .optional("parameters", .list(.parameter)),
            .optional("requestBody", .object(.requestBody)),
            .expected("responses", .object(.responses)).until(.v30),
            .optional("responses", .object(.responses)).since(.v31),
            .optional("callbacks", .map(.callback)),
            .optional("deprecated", .bool),
            .optional("security", .list(.securityRequirement)),
            .optional("servers", .list(.server))),
        .externalDocumentation: ObjectRow(.optional("description", .string), .required("url", .string)),
        .parameter: ObjectRow(
            .required("name", .string), .required("in", .choice(["path", "query", "header", "cookie"])),
            .optional("description", .string), .optional("required", .bool), .optional("deprecated", .bool),
            .optional("allowEmptyValue", .bool), .optional("style", styles), .optional("explode", .bool),
            .optional("allowReserved", .bool).until(.v30),
            .optional("allowReserved", .bool).since(.v31).only(where: "in", is: "query", "cookie"),
            .optional("schema", .object(.schema)), .optional("example", .any), .optional("examples", .map(.example)),
            .optional("content", .map(.mediaType))
        ).referable.exclusive("example", "examples"),
        .requestBody: ObjectRow(
            .optional("description", .string), .required("content", .map(.mediaType)), .optional("required", .bool)
        ).referable,
        .mediaType: ObjectRow(
            .optional("schema", .object(.schema)), .optional("example", .any), .optional("examples", .map(.example)),
            .optional("encoding", .map(.encoding))
        ).exclusive("example", "examples"),
        .encoding: ObjectRow(
            .optional("contentType", .string), .optional("headers", .map(.header)), .optional("style", styles),
            .optional("explode", .bool), .optional("allowReserved", .bool)),
        .responses: ObjectRow().others(.object(.response)).nonEmpty,
        .response: ObjectRow(
            .expected("description", .string), .optional("headers", .map(.header)),
            .optional("content", .map(.mediaType)), .optional("links", .map(.link))
        ).referable,
        .callback: ObjectRow().others(.object(.pathItem)).referable,
        .example: ObjectRow(
            .optional("summary", .string), .optional("description", .string), .optional("value", .any),
            .optional("externalValue", .string)
        ).referable,
        .link: ObjectRow(
            .optional("operationRef", .reference(.operation)), .optional("operationId", .string),
            .optional("parameters", .anyMap), .optional("requestBody", .any), .optional("description", .string),
            .optional("server", .object(.server))
        ).referable,
        .header: ObjectRow(
            .optional("description", .string), .optional("required", .bool), .optional("deprecated", .bool),
            .optional("allowEmptyValue", .bool).until(.v30), .optional("style", styles), .optional("explode", .bool),
            .optional("allowReserved", .bool).until(.v30), .optional("schema", .object(.schema)),
            .optional("example", .any), .optional("examples", .map(.example)), .optional("content", .map(.mediaType))
        ).referable.exclusive("example", "examples"),
        .tag: ObjectRow(
            .required("name", .string), .optional("description", .string),
            .optional("externalDocs", .object(.externalDocumentation))),
        // `SchemaDialect` knows the keywords of schemas.
        .schema: ObjectRow(
            .optional("$ref", .reference(.schema)),
            .optional("discriminator", .object(.discriminator)), .optional("xml", .object(.xml)),
            .optional("externalDocs", .object(.externalDocumentation))
        ).others(.any),
        .discriminator: ObjectRow(.required("propertyName", .string), .optional("mapping", .schemaNames)),
        .xml: ObjectRow(
            .optional("name", .string), .optional("namespace", .string), .optional("prefix", .string),
            .optional("attribute", .bool), .optional("wrapped", .bool)),
        .securityScheme: ObjectRow(
            .required("type", .choice(["apiKey", "http", "oauth2", "openIdConnect"])).until(.v30),
            .required("type", .choice(["apiKey", "http", "mutualTLS", "oauth2", "openIdConnect"])).since(.v31),
            .optional("description", .string),
            .required("name", .string).only(where: "type", is: "apiKey"),
            .required("in", .choice(["query", "header", "cookie"])).only(where: "type", is: "apiKey"),
            .required("scheme", .string).only(where: "type", is: "http"),
            .optional("bearerFormat", .string).only(where: "type", is: "http"),
            .required("flows", .object(.flows)).only(where: "type", is: "oauth2"),
            .required("openIdConnectUrl", .string).only(where: "type", is: "openIdConnect")
        ).referable,
        .flows: ObjectRow(
            .optional("implicit", .object(.implicitFlow)), .optional("password", .object(.passwordFlow)),
            .optional("clientCredentials", .object(.clientCredentialsFlow)),
            .optional("authorizationCode", .object(.authorizationCodeFlow))),
        .implicitFlow: ObjectRow(
            .required("authorizationUrl", .string), .optional("refreshUrl", .string), .required("scopes", .stringMap)),
        .passwordFlow: tokenFlow,
        .clientCredentialsFlow: tokenFlow,
        .authorizationCodeFlow: ObjectRow(
            .required("authorizationUrl", .string), .required("tokenUrl", .string), .optional("refreshUrl", .string),
            .required("scopes", .stringMap)),
        .securityRequirement: ObjectRow().others(.strings).closed,
    ]

    private static let styles = ObjectKey.Value.choice([
        "matrix", "label", "simple", "form", "spaceDelimited", "pipeDelimited", "deepObject",
    ])

    private static let tokenFlow = ObjectRow(
        .required("tokenUrl", .string), .optional("refreshUrl", .string), .required("scopes", .stringMap))
}

extension ObjectKind {
    var row: ObjectRow {
        guard let row = ObjectTable.rows[self] else { preconditionFailure("the table has no row for '\(name)'") }
        return row
    }

    /// Whether a Reference Object may replace such an object.
    package var isReferable: Bool { row.isReferable }
}
