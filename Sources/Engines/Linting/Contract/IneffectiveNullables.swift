internal import Contract
internal import Diagnostics
internal import Documents
internal import JSONModel
internal import SchemaValidation

/// Finds `nullable: true` of OpenAPI 3.0 in schemas that still reject null (OAS 3.0.3 §4.7.24).
enum IneffectiveNullables: ContractCheck {
    static func check(_ contract: LintedContract, _ findings: inout Findings) {
        var seen: Set<SourceLocation> = []
        for schema in contract.documents.registry.compiledSchemas where schema.place.dialect == .openAPI30 {
            let node = schema.place.node
            guard node["nullable"]?.bool == true, node["$ref"] == nil, seen.insert(node.location).inserted,
                !schema.isValid(.null), let member = node.mapping?.member("nullable")
            else { continue }
            findings.warning(at: member.nameLocation, "'nullable' has no effect: \(reason(node))")
        }
    }

    private static func reason(_ node: Node) -> String {
        if node["enum"] != nil { return "'enum' has no null; add it" }
        let parts = ["allOf", "anyOf", "oneOf", "not"].filter { node[$0] != nil }
        let refusing = parts.isEmpty ? "another keyword beside it refuses null" : "\(NameList.of(parts)) refuses null"
        return "\(refusing); write 'anyOf' of the schema and of {type: object, nullable: true, enum: [null]}"
    }
}
