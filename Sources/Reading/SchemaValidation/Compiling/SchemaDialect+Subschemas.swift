package import Documents

/// Finds the schemas inside a schema, for code that walks through documents.
extension SchemaDialect {
    /// The dialect of the schema `node`, if the schema around it has this dialect.
    package func inside(_ node: Node) -> SchemaDialect {
        node["$schema"]?.string.flatMap(SchemaDialect.init(metaschema:)) ?? self
    }

    /// The schemas directly inside the schema `node`, each with the tokens of the way to it.
    package func subschemas(of node: Node) -> [(tokens: [String], node: Node)] {
        guard let mapping = node.mapping, !hidesSiblings(in: mapping) else { return [] }
        return mapping.members.flatMap { member -> [(tokens: [String], node: Node)] in
            let found = KeywordTable.keyword(member.name, of: self)?.subschemas(in: member.value) ?? []
            return found.map { ([member.name] + $0.tokens, $0.node) }
        }
    }

    /// The `$ref`s in the schema `node` and in the schemas inside it.
    package func references(in node: Node) -> [String] {
        let dialect = inside(node)
        return (node["$ref"]?.string.map { [$0] } ?? [])
            + dialect.subschemas(of: node).flatMap { dialect.references(in: $0.node) }
    }

    /// The keywords of the schema `node` whose values map names to schemas, such as `properties`.
    package func schemaMaps(of node: Node) -> [Mapping.Member] {
        guard let mapping = node.mapping, !hidesSiblings(in: mapping) else { return [] }
        return mapping.members.filter { member in
            if case .schemaMap? = KeywordTable.keyword(member.name, of: self)?.value { return true }
            return false
        }
    }

    /// Whether the keywords beside a `$ref` are ignored.
    package func hidesSiblings(in mapping: Mapping) -> Bool { isDraft4Like && mapping["$ref"]?.string != nil }

    /// The identifier of the schema `node`, against which references inside it are resolved; nil if it has none.
    package func identifier(of node: Node) -> String? {
        identifierKeyword.flatMap { node[$0]?.string }.flatMap { $0.hasPrefix("#") ? nil : $0 }
    }
}
