package import Diagnostics
package import HTTPModel
package import JSONModel
package import SchemaValidation
package import XMLBodies

/// The content of a body of one media type: its schema and its examples (OAS 3.1 §4.8.14).
package final class MediaTypeContent: Sendable {
    /// The type, or a range such as `image/*`.
    package let mediaType: MediaType
    package let schema: Schema?
    package let shape: ValueShape
    /// The name of the root element of an XML body.
    package let rootName: String
    package let examples: [Example]
    /// How each member of a form or a multipart body is written; empty for other types.
    let fields: [String: FormField]

    init(
        mediaType: MediaType, schema: Schema?, shape: ValueShape, rootName: String, examples: [Example],
        fields: [String: FormField]
    ) {
        self.mediaType = mediaType
        self.schema = schema
        self.shape = shape
        self.rootName = rootName
        self.examples = examples
        self.fields = fields
    }

    /// The content of a body whose members have no Encoding Objects.
    package convenience init(mediaType: MediaType, schema: Schema?, shape: ValueShape, rootName: String) {
        self.init(mediaType: mediaType, schema: schema, shape: shape, rootName: rootName, examples: [], fields: [:])
    }

    /// The content of a single field or part of `mediaType`.
    convenience init(field name: String, _ mediaType: MediaType, _ shape: ValueShape) {
        self.init(mediaType: mediaType, schema: nil, shape: shape, rootName: name, examples: [], fields: [:])
    }

    package struct Example: Sendable {
        /// The key under `examples`; nil for the single `example`.
        package let name: String?
        package let value: JSON
        package let location: SourceLocation
    }

    package func example(named name: String) -> Example? { examples.first { $0.name == name } }
}

extension [MediaTypeContent] {
    /// The entry for the value of a `Content-Type` field, and its type; nil when no entry describes it.
    package func entry(forField value: String) -> (type: MediaType, entry: MediaTypeContent)? {
        // Requests usually name the type as the contract does; then the field need not be parsed.
        if let entry = first(where: { $0.mediaType.parameters.isEmpty && $0.mediaType.essence == value }) {
            return (entry.mediaType, entry)
        }
        guard let type = MediaType(value) else { return nil }
        return entry(for: type).map { (type, $0) }
    }

    /// The entry that describes a body of `type`: the type itself, else the narrowest range that includes it.
    package func entry(for type: MediaType) -> MediaTypeContent? {
        if let entry = first(where: { $0.mediaType === type }) { return entry }
        func breadth(_ entry: MediaTypeContent) -> Int {
            entry.mediaType.type == "*" ? 2 : entry.mediaType.subtype == "*" ? 1 : 0
        }
        return filter { type.isIncluded(in: $0.mediaType) }.min { breadth($0) < breadth($1) }
    }
}
