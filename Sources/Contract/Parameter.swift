package import Diagnostics
package import SchemaValidation
package import XMLBodies

/// A parameter of an operation outside the body (OAS 3.1 §4.8.12).
package struct Parameter: Sendable {
    package enum Place: String, Sendable, CaseIterable {
        case path, query, header, cookie
    }

    package let name: String
    package let place: Place
    package let isRequired: Bool
    package let schema: Schema?
    /// How text becomes a value of the schema.
    package let shape: XMLShape
    package let location: SourceLocation
}
