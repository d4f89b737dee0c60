package import Diagnostics
package import JSONModel
package import SchemaValidation

/// A parameter of an operation outside the body (OAS 3.1 §4.8.12), or a header of a response or a part.
package struct Parameter: Sendable {
    package enum Place: String, Sendable, CaseIterable {
        case path, query, header, cookie
    }

    package let name: String
    package let place: Place
    package let isRequired: Bool
    package let isDeprecated: Bool
    package let allowsEmptyValue: Bool
    /// The schema of the parameter, or of its one media type.
    package let schema: Schema?
    /// An example in the document.
    package let example: JSON?
    /// How its value is written.
    package internal(set) var codec: ParameterCodec
    package let location: SourceLocation
}

extension [Parameter] {
    package func first(named name: String, in place: Parameter.Place) -> Parameter? {
        first { $0.place == place && (place == .header ? $0.name.isSameField(as: name) : $0.name == name) }
    }
}

extension String {
    /// Whether both name the same header field, which compares without case (RFC 9110 §5.1).
    func isSameField(as other: String) -> Bool { lowercased() == other.lowercased() }
}
