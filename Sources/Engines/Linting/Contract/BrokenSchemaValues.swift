internal import Contract
internal import Diagnostics
internal import Documents
internal import SchemaValidation

/// A value inside a schema that breaks the schema: an example, a default, a constant, one of `enum`.
enum BrokenSchemaValues: ContractCheck {
    private typealias Value = (what: String, node: Node)

    static func check(_ contract: LintedContract, _ findings: inout Findings) {
        var seen: Set<SourceLocation> = []
        for schema in contract.documents.registry.compiledSchemas {
            let place = schema.place
            // Because a schema that is used in place and by reference is compiled twice.
            guard seen.insert(place.node.location).inserted else { continue }
            // Because a reference of OpenAPI 3.0 hides its siblings.
            if place.dialect == .openAPI30, place.node["$ref"] != nil { continue }
            for value in values(of: place.node) {
                WrittenValue(what: value.what, node: value.node, schema: schema, direction: nil).check(&findings)
            }
        }
    }

    private static func values(of node: Node) -> [Value] {
        let single = ["default", "example", "const"].compactMap { key in node[key].map { Value(key, $0) } }
        let listed = [("examples", "example"), ("enum", "'enum' value")].flatMap { key, what in
            (node[key]?.sequence ?? []).map { Value(what, $0) }
        }
        return single + listed
    }
}
