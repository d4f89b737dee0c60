internal import Diagnostics
internal import Documents
internal import JSONModel

/// Checking that values of keywords are of the kind that the specification requires.
extension ConstraintCompiler {
    func accepts(_ node: Node, for keyword: Keyword) -> Bool {
        guard let expected = Self.expectation(node, keyword.value, dialect) else { return true }
        store.findings.error(
            at: expected.node.location,
            "expected \(expected.kind) for '\(keyword.name)', found \(Self.found(expected.node, keyword.value))",
            loss: "the keyword is ignored")
        return false
    }

    /// The value in a message: the name alone where a name is expected, else its kind: `'objekt'`, `the string '100'`.
    private static func found(_ node: Node, _ value: Keyword.Value) -> String {
        if case .typeNames = value, let name = node.string { return "'\(SchemaViolation.Problem.short(name))'" }
        return node.foundDescription
    }

    /// What was expected in place of `node`; nil when it is right.
    private static func expectation(
        _ node: Node, _ value: Keyword.Value, _ dialect: SchemaDialect
    ) -> (kind: String, node: Node)? {
        switch value {
        case .any: nil
        case .bool: node.isBool ? nil : ("true or false", node)
        case .string: node.string != nil ? nil : ("a string", node)
        case .number: node.number != nil ? nil : ("a number", node)
        case .positiveNumber: node.isPositive ? nil : ("a number above 0", node)
        case .count: node.isCount ? nil : ("an integer from 0 on", node)
        case .list: node.sequence != nil ? nil : ("a list", node)
        // Draft 4 requires at least one name (Validation §5.4.3.1).
        case .strings where dialect.isDraft4Like && node.sequence?.isEmpty == true: ("at least one name", node)
        case .strings: stringsExpectation(node)
        case .typeNames: typeExpectation(node, dialect)
        case .stringLists: mapExpectation(node) { stringsExpectation($0) }
        case .schema: node.isSchema ? nil : ("a schema", node)
        case .schemas: schemasExpectation(node)
        case .schemaMap: mapExpectation(node) { $0.isSchema ? nil : ("a schema", $0) }
        case .schemaOrSchemas: node.isSchema ? nil : schemasExpectation(node)
        case .dependencies: mapExpectation(node) { $0.isSchema ? nil : stringsExpectation($0) }
        }
    }

    private static func stringsExpectation(_ node: Node) -> (kind: String, node: Node)? {
        guard let elements = node.sequence else { return ("a list of names", node) }
        return elements.first { $0.string == nil }.map { ("a name", $0) }
    }

    private static func schemasExpectation(_ node: Node) -> (kind: String, node: Node)? {
        guard let elements = node.sequence, !elements.isEmpty else { return ("a list of schemas", node) }
        return elements.first { !$0.isSchema }.map { ("a schema", $0) }
    }

    private static func mapExpectation(
        _ node: Node, _ check: (Node) -> (kind: String, node: Node)?
    ) -> (kind: String, node: Node)? {
        guard let mapping = node.mapping else { return ("a mapping", node) }
        for member in mapping.members {
            if let expected = check(member.value) { return expected }
        }
        return nil
    }

    private static func typeExpectation(_ node: Node, _ dialect: SchemaDialect) -> (kind: String, node: Node)? {
        let names = TypeSet.byName.map(\.name).filter { dialect != .openAPI30 || $0 != "null" }
        let nodes = dialect == .openAPI30 ? [node] : node.sequence ?? [node]
        let wrong = nodes.first { $0.string.map { !names.contains($0) } ?? true }
        return wrong.map { (NameList.of(names), $0) }
    }
}

extension Node {
    fileprivate var isBool: Bool {
        if case .bool = content { return true }
        return false
    }

    fileprivate var number: JSONNumber? {
        if case .number(let number) = content { return number }
        return nil
    }

    fileprivate var isPositive: Bool { number.map { !$0.isNegative && !$0.decimal.isZero } ?? false }

    fileprivate var isCount: Bool { number.map { $0.isInteger && !$0.isNegative } ?? false }

    fileprivate var isSchema: Bool { isBool || mapping != nil }
}
