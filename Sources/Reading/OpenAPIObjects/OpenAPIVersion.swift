package import SchemaValidation

/// A version of the OpenAPI Specification whose documents are read.
///
/// What differs between them is in the rows of `ObjectTable`, and in the dialect of their schemas.
package enum OpenAPIVersion: String, Sendable, CaseIterable, Comparable {
    case v30 = "3.0"
    case v31 = "3.1"

    /// The version that the `openapi` of a document names, such as `3.1.0`; nil for one that is not read.
    package init?(text: String) {
        guard let version = Self.allCases.first(where: { text.hasPrefix("\($0.rawValue).") }) else { return nil }
        self = version
    }

    /// What schemas are written in that name no dialect of their own.
    package var dialect: SchemaDialect {
        switch self {
        case .v30: .openAPI30
        case .v31: .openAPI31
        }
    }

    package static func < (left: OpenAPIVersion, right: OpenAPIVersion) -> Bool { left.rawValue < right.rawValue }
}
