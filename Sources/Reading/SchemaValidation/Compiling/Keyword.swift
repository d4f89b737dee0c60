internal import Documents

/// A keyword of a dialect: its vocabulary, and the kind of value it takes.
struct Keyword: Sendable {
    enum Value: Sendable {
        case any, bool, string, number, positiveNumber, count, list, strings, typeNames, stringLists
        case schema, schemas, schemaMap
        /// `items` of draft 4: one schema or a list.
        case schemaOrSchemas
        /// `dependencies` of draft 4: a schema, or a list of names, for each name.
        case dependencies
    }

    let name: String
    let vocabulary: Vocabulary
    let value: Value

    init(_ name: String, _ vocabulary: Vocabulary, _ value: Value) {
        self.name = name
        self.vocabulary = vocabulary
        self.value = value
    }

    /// The schemas inside the keyword's value, each with its tokens from the keyword.
    func subschemas(in node: Node) -> [(tokens: [String], node: Node)] {
        switch value {
        case .schema: [([], node)]
        case .schemas: Self.elements(of: node)
        case .schemaMap: Self.members(of: node)
        case .schemaOrSchemas: node.sequence == nil ? [([], node)] : Self.elements(of: node)
        case .dependencies: Self.members(of: node).filter { $0.node.sequence == nil }
        default: []
        }
    }

    private static func elements(of node: Node) -> [(tokens: [String], node: Node)] {
        (node.sequence ?? []).enumerated().map { ([String($0)], $1) }
    }

    private static func members(of node: Node) -> [(tokens: [String], node: Node)] {
        (node.mapping?.members ?? []).map { ([$0.name], $0.value) }
    }
}
