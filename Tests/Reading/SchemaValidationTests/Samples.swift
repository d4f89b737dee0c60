import Diagnostics
import Documents
import JSONModel
import SchemaValidation

/// Schemas and instances written into a test.
enum Samples {
    static func node(_ text: String, file: String = "schema.yaml") -> Node {
        var findings = Findings()
        guard let node = YAMLDocument.read(Array(text.utf8), file: file, findings: &findings) else {
            return Node(.null, at: SourceLocation(file: findings.rendered(), line: 1, column: 1))
        }
        return node
    }

    static func registry(_ text: String, _ dialect: SchemaDialect = .draft202012) -> SchemaRegistry {
        let registry = SchemaRegistry()
        registry.add(node(text), uri: "file:///schema.yaml", dialect: dialect)
        return registry
    }

    static func schema(_ text: String, _ dialect: SchemaDialect = .draft202012, at pointer: String = "") -> Schema {
        registry(text, dialect).schema(at: reference(pointer))
    }

    /// What is wrong with a schema, one line each.
    static func findings(_ text: String, _ dialect: SchemaDialect = .draft202012, at pointer: String = "") -> [String] {
        let registry = registry(text, dialect)
        registry.compileAll([reference(pointer)])
        return registry.findings.rendered().split(separator: "\n").map(String.init)
    }

    static func reference(_ pointer: String) -> SchemaReference {
        SchemaReference(uri: "file:///schema.yaml", pointer: JSONPointer(pointer) ?? .root)
    }
}
