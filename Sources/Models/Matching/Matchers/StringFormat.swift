internal import Diagnostics
internal import Documents
internal import JSONModel
internal import SchemaValidation

/// A format of JSON Schema (2020-12 Validation §7.3), checked as in contracts.
struct StringFormat: Sendable {
    let name: String
    private let schema: Schema

    init(_ name: String) {
        self.name = name
        let text = #"{"type": "string", "format": "\#(name)"}"#
        var findings = Findings()
        guard let node = DocumentReader.read(Array(text.utf8), file: "\(name).json", findings: &findings) else {
            preconditionFailure("the schema of format '\(name)' is no JSON: \(findings.rendered())")
        }
        let registry = SchemaRegistry(options: SchemaOptions(formatAssertion: true))
        schema = registry.schema(node, base: "", dialect: .draft202012)
    }

    /// Whether `value` is a string of the format.
    @Sendable func holds(_ value: JSON) -> Bool { schema.isValid(value) }
}
