package import Documents

/// Where a schema holds further ones, for those who walk through documents.
extension SchemaDialect {
    /// The dialect of the schema `node`, where this one is in force around it.
    package func inside(_ node: Node) -> SchemaDialect {
        node["$schema"]?.string.flatMap(SchemaDialect.init(metaschema:)) ?? self
    }

    /// The schemas right inside the schema `node`, with the tokens that lead to each.
    package func subschemas(of node: Node) -> [(tokens: [String], node: Node)] {
        guard let mapping = node.mapping, !hidesSiblings(in: mapping) else { return [] }
        return mapping.members.flatMap { member -> [(tokens: [String], node: Node)] in
            let found = KeywordTable.keyword(member.name, of: self)?.subschemas(in: member.value) ?? []
            return found.map { ([member.name] + $0.tokens, $0.node) }
        }
    }

    /// The `$ref`s of the schema `node` and of those inside it.
    package func references(in node: Node) -> [String] {
        let dialect = inside(node)
        return (node["$ref"]?.string.map { [$0] } ?? [])
            + dialect.subschemas(of: node).flatMap { dialect.references(in: $0.node) }
    }

    /// The keywords of the schema `node` that hold a schema for each name: `properties`.
    package func schemaMaps(of node: Node) -> [Mapping.Member] {
        guard let mapping = node.mapping, !hidesSiblings(in: mapping) else { return [] }
        return mapping.members.filter { member in
            if case .schemaMap? = KeywordTable.keyword(member.name, of: self)?.value { return true }
            return false
        }
    }

    /// Whether a `$ref` hides what stands beside it.
    package func hidesSiblings(in mapping: Mapping) -> Bool { isDraft4Like && mapping["$ref"]?.string != nil }

    /// What the schema `node` names itself, by which references inside it are resolved; nil for no name.
    package func identifier(of node: Node) -> String? {
        identifierKeyword.flatMap { node[$0]?.string }.flatMap { $0.hasPrefix("#") ? nil : $0 }
    }
}
