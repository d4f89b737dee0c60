/// The keywords of each dialect, one on each line.
enum KeywordTable {
    static func keyword(_ name: String, of dialect: SchemaDialect) -> Keyword? { tables[dialect]?[name] }

    /// The keywords of a dialect, for the nearest name of a misspelt one.
    static func names(of dialect: SchemaDialect) -> [String] { tables[dialect].map { Array($0.keys) } ?? [] }

    /// Whether any dialect knows `name`.
    static func isKnownAnywhere(_ name: String) -> Bool { tables.values.contains { $0[name] != nil } }

    private static let tables: [SchemaDialect: [String: Keyword]] = [
        .draft4: table(shared + draft4), .draft202012: table(shared + draft202012),
        .openAPI30: table(openAPI30), .openAPI31: table(shared + draft202012 + openAPIAnnotations),
    ]

    private static func table(_ keywords: [Keyword]) -> [String: Keyword] {
        Dictionary(keywords.map { ($0.name, $0) }, uniquingKeysWith: { _, last in last })
    }

    private static let assertions = [
        Keyword("type", .validation, .typeNames), Keyword("enum", .validation, .list),
        Keyword("multipleOf", .validation, .positiveNumber),
        Keyword("maximum", .validation, .number), Keyword("minimum", .validation, .number),
        Keyword("maxLength", .validation, .count), Keyword("minLength", .validation, .count),
        Keyword("pattern", .validation, .string), Keyword("uniqueItems", .validation, .bool),
        Keyword("maxItems", .validation, .count), Keyword("minItems", .validation, .count),
        Keyword("maxProperties", .validation, .count), Keyword("minProperties", .validation, .count),
        Keyword("required", .validation, .strings), Keyword("format", [.formatAnnotation, .formatAssertion], .string),
    ]

    private static let applicators = [
        Keyword("allOf", .applicator, .schemas), Keyword("anyOf", .applicator, .schemas),
        Keyword("oneOf", .applicator, .schemas), Keyword("not", .applicator, .schema),
        Keyword("properties", .applicator, .schemaMap), Keyword("additionalProperties", .applicator, .schema),
    ]

    private static let annotations = [
        Keyword("title", .metadata, .string), Keyword("description", .metadata, .string),
        Keyword("default", .metadata, .any),
    ]

    private static let shared =
        assertions + applicators + annotations + [
            Keyword("$ref", .core, .string), Keyword("$schema", .core, .string),
            Keyword("patternProperties", .applicator, .schemaMap),
        ]

    private static let draft4 = [
        Keyword("id", .core, .string), Keyword("definitions", .core, .schemaMap),
        Keyword("exclusiveMaximum", .validation, .bool), Keyword("exclusiveMinimum", .validation, .bool),
        Keyword("items", .applicator, .schemaOrSchemas), Keyword("additionalItems", .applicator, .schema),
        Keyword("dependencies", .applicator, .dependencies),
    ]

    private static let draft202012 = [
        Keyword("$id", .core, .string), Keyword("$anchor", .core, .string), Keyword("$dynamicRef", .core, .string),
        Keyword("$dynamicAnchor", .core, .string), Keyword("$vocabulary", .core, .any),
        Keyword("$comment", .core, .string), Keyword("$defs", .core, .schemaMap),
        Keyword("prefixItems", .applicator, .schemas), Keyword("items", .applicator, .schema),
        Keyword("contains", .applicator, .schema), Keyword("dependentSchemas", .applicator, .schemaMap),
        Keyword("propertyNames", .applicator, .schema), Keyword("if", .applicator, .schema),
        Keyword("then", .applicator, .schema), Keyword("else", .applicator, .schema),
        Keyword("unevaluatedItems", .unevaluated, .schema), Keyword("unevaluatedProperties", .unevaluated, .schema),
        Keyword("const", .validation, .any), Keyword("dependentRequired", .validation, .stringLists),
        Keyword("exclusiveMaximum", .validation, .number), Keyword("exclusiveMinimum", .validation, .number),
        Keyword("maxContains", .validation, .count), Keyword("minContains", .validation, .count),
        Keyword("deprecated", .metadata, .bool), Keyword("readOnly", .metadata, .bool),
        Keyword("writeOnly", .metadata, .bool), Keyword("examples", .metadata, .list),
        Keyword("contentEncoding", .content, .string), Keyword("contentMediaType", .content, .string),
        Keyword("contentSchema", .content, .schema),
        // Because 2020-12 reserves these names of earlier drafts (Core appendix E), and schemas still use them.
        Keyword("definitions", .metadata, .any), Keyword("dependencies", .applicator, .dependencies),
    ]

    private static let openAPIAnnotations = [
        Keyword("discriminator", .openAPI, .any), Keyword("xml", .openAPI, .any),
        Keyword("externalDocs", .openAPI, .any), Keyword("example", .openAPI, .any),
    ]

    private static let openAPI30 =
        assertions + applicators + annotations + openAPIAnnotations + [
            Keyword("$ref", .core, .string), Keyword("items", .applicator, .schema),
            Keyword("exclusiveMaximum", .validation, .bool), Keyword("exclusiveMinimum", .validation, .bool),
            Keyword("nullable", .openAPI, .bool), Keyword("readOnly", .metadata, .bool),
            Keyword("writeOnly", .metadata, .bool), Keyword("deprecated", .metadata, .bool),
        ]
}
