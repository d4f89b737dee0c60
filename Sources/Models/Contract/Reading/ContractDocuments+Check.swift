package import Diagnostics
internal import OpenAPIObjects
internal import SchemaValidation

/// Checks the parts of a document that no operation uses.
extension ContractDocuments {
    /// Checks every object against the table, and compiles every schema.
    package func checkEverything(_ findings: inout Findings) {
        for object in objects {
            if object.kind != .schema {
                _ = DescribedObject(object.node, as: object.kind, in: version, findings: &findings)
            } else if !object.isInSchema {
                let place = SchemaReference(uri: Self.uri(of: object.file), pointer: object.pointer)
                _ = registry.schema(at: place)
            }
        }
        findings.add(schemaFindings)
    }
}
