import Diagnostics
import Documents
import Generation
import JSONModel
import Randomness
import SchemaValidation

/// Schemas written into a test, and values made from them.
enum Samples {
    static func schema(_ text: String, _ dialect: SchemaDialect = .openAPI31, at pointer: String = "") -> Schema {
        let registry = SchemaRegistry()
        registry.add(node(text), uri: "file:///schema.yaml", dialect: dialect)
        let pointer = JSONPointer(pointer) ?? .root
        return registry.schema(at: SchemaReference(uri: "file:///schema.yaml", pointer: pointer))
    }

    static func node(_ text: String) -> Node {
        var findings = Findings()
        return YAMLDocument.read(Array(text.utf8), file: "schema.yaml", findings: &findings)
            ?? Node(.null, at: SourceLocation(file: findings.rendered(), line: 1, column: 1))
    }

    static func value(
        _ text: String, _ dialect: SchemaDialect = .openAPI31, at pointer: String = "", named name: String? = nil,
        direction: Direction? = nil, seed: UInt64 = 1
    ) throws -> JSON {
        let schema = schema(text, dialect, at: pointer)
        var generator = ValueGenerator(for: schema, direction: direction, random: SeededRandom(seed: seed))
        return try generator.value(named: name)
    }
}
