import Diagnostics
import Documents
import JSONModel
import SchemaValidation
import TestSupport

/// `docs/schemas/behaviour.schema.json`.
struct PublishedSchema {
    let json: JSON
    let registry = SchemaRegistry()
    private let schema: Schema

    init() throws {
        var findings = Findings()
        let path = "docs/schemas/behaviour.schema.json"
        let node = DocumentReader.read(try Repository().read(path), file: path, findings: &findings)
        guard let node else { throw FileError(path: path, reason: findings.rendered()) }
        json = node.json
        registry.add(node, uri: "file:///\(path)", dialect: .draft202012)
        schema = registry.schema(at: SchemaReference(uri: "file:///\(path)"))
    }

    /// What breaks the schema, as sentences.
    func violations(of instance: JSON?) -> [String] {
        guard let instance else { return ["there is no value"] }
        return schema.violations(of: instance).flatMap(\.leaves).map { "\($0.subjectLocation): \($0.message)" }
    }

    /// The names under `properties` of a definition, or of the schema itself.
    func keys(of definition: String?) -> Set<String> {
        Set(self[definition]?["properties"]?.objectValue?.names.map(\.self) ?? [])
    }

    func required(in definition: String?) -> Set<String> {
        Set(self[definition]?["required"]?.arrayValue?.compactMap(\.stringValue) ?? [])
    }

    func property(_ key: String, of definition: String?) -> JSON? { self[definition]?["properties"]?[key] }

    private subscript(definition: String?) -> JSON? { definition.map { json["$defs"]?[$0] } ?? json }
}
