import Contract
import Diagnostics
import Documents
import Expressions
import JSONModel
import Matching
import TestSupport

/// Expectations read from text, beside a contract that has one schema.
enum Samples {
    static let vocabulary = ReferenceVocabulary(request: true, response: true)

    /// The expectation that a file `s.yaml` has in column 11 of line 6.
    static func expected(_ text: String) throws -> Expected {
        let (expected, findings) = try read("\n\n\n\n\n    body: \(text)", file: "s.yaml")
        guard let expected, findings.isEmpty else { throw Wrong(findings: findings) }
        return expected
    }

    /// The expectation under `body` in a file, and what is wrong with it.
    static func read(_ text: String, file: String) throws -> (expected: Expected?, findings: [String]) {
        var findings = Findings()
        let files = FileTable(["shop.yaml": contract])
        let schemas = try ContractReader.read("shop.yaml", files: files, findings: &findings)?.schemas
        let context = ExpectedReader.Context(vocabulary: vocabulary) { node, findings in
            schemas?.schema(node, path: file, files: files, findings: &findings)
        }
        let root = DocumentReader.read(Array(text.utf8), file: file, findings: &findings)
        let expected = root?["body"].flatMap { ExpectedReader.read($0, in: context, findings: &findings) }
        return (expected, findings.diagnostics.map(\.description))
    }

    struct Wrong: Error { let findings: [String] }

    /// What disagrees, as `pointer: wanted, not found`; an empty text stands for an absent value.
    static func mismatches(_ actual: String, _ expected: Expected) throws -> [String] {
        var judge = Judge(scope: Scope())
        judge.compare(try value(actual), with: expected, at: .root)
        return judge.mismatches.map(text)
    }

    static func value(_ text: String) throws -> JSON? { text.isEmpty ? .none : .some(try JSON(text: text)) }

    static func text(of mismatch: Mismatch) -> String {
        let wanted: String
        switch mismatch.wanted {
        case .schema(let keyword, let message, let location):
            return "\(mismatch.pointer): \(message) ('\(keyword)' at \(location))"
        case .value(let value): wanted = value.description
        case .described(let text): wanted = text
        case .nothing: wanted = "nothing"
        }
        return "\(mismatch.pointer): \(wanted), not \(mismatch.found?.description ?? "there")"
    }

    struct Scope: ExpressionScope {
        func value(of reference: Reference) -> JSON? { reference.value(within: ["a": 7]) }
        func nextRandom() -> UInt64 { 0 }
    }

    private static let contract = """
        openapi: 3.1.0
        info: {title: Shop, version: "1"}
        paths:
          /orders:
            post:
              operationId: CreateOrder
              responses: {"201": {description: created}}
          /orders/{orderId}/lines/{line}:
            parameters:
              - {name: orderId, in: path, required: true}
              - {name: line, in: path, required: true}
            get:
              operationId: GetLine
              responses: {"200": {description: found}}
        components:
          schemas:
            Order:
              type: object
              required: [id]
              properties: {id: {type: string}, amount: {type: integer}}
        """
}
