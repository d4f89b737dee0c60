internal import RegularExpressions

/// The dialect of JSON Schema in which a schema is written.
package enum SchemaDialect: String, Hashable, Sendable, CaseIterable {
    case draft4
    case draft202012
    /// The schema object of OpenAPI 3.0: a part of draft 4, and `nullable`, `readOnly`, `discriminator`.
    case openAPI30
    /// OpenAPI 3.1's base dialect: JSON Schema 2020-12 with annotations of its own.
    case openAPI31

    /// The dialect of the metaschema in `$schema`; nil when it is not built in.
    package init?(metaschema uri: String) {
        let name = uri.hasSuffix("#") ? String(uri.dropLast()) : uri
        switch name {
        case "http://json-schema.org/draft-04/schema", "https://json-schema.org/draft-04/schema": self = .draft4
        case "https://json-schema.org/draft/2020-12/schema": self = .draft202012
        case "https://spec.openapis.org/oas/3.1/dialect/base": self = .openAPI31
        default: return nil
        }
    }

    /// The name in messages.
    package var title: String {
        switch self {
        case .draft4: "JSON Schema draft 4"
        case .draft202012: "JSON Schema 2020-12"
        case .openAPI30: "OpenAPI 3.0"
        case .openAPI31: "OpenAPI 3.1"
        }
    }

    package var isOpenAPI: Bool { self == .openAPI30 || self == .openAPI31 }

    /// Whether the rules of draft 4 apply: `$ref` hides its siblings, exclusive limits are booleans.
    package var isDraft4Like: Bool { self == .draft4 || self == .openAPI30 }

    /// The regular expressions that `pattern` accepts (OAS 3.0.3 §4.7.24, JSON Schema 2020-12 Core §6.4).
    var patterns: PatternGrammar {
        switch self {
        case .draft4, .openAPI30: .edition5
        case .draft202012, .openAPI31: .web
        }
    }

    /// The keyword that names a schema resource; nil where schemas cannot be named.
    var identifierKeyword: String? {
        switch self {
        case .draft4: "id"
        case .draft202012, .openAPI31: "$id"
        case .openAPI30: nil
        }
    }
}
