package import SchemaValidation

/// A version of the OpenAPI Specification that Understudy reads.
///
/// The differences between versions are in the rows of `ObjectTable` and in the dialects of schemas.
package enum OpenAPIVersion: String, Sendable, CaseIterable, Comparable {
    case v30 = "3.0"
    case v31 = "3.1"

    /// The version named by the `openapi` key, such as `3.1.0`; nil if Understudy does not read it.
    package init?(text: String) {
        guard let version = Self.allCases.first(where: { text.hasPrefix("\($0.rawValue).") }) else { return nil }
        self = version
    }

    /// The dialect of schemas that do not name one.
    package var dialect: SchemaDialect {
        switch self {
        case .v30: .openAPI30
        case .v31: .openAPI31
        }
    }

    package static func < (left: OpenAPIVersion, right: OpenAPIVersion) -> Bool { left.rawValue < right.rawValue }
}
