internal import Diagnostics
internal import Documents
internal import JSONModel
internal import SchemaValidation

/// A value in a contract, and its schema.
struct WrittenValue {
    /// The words in a message: `example 'paid'`.
    let what: String
    let node: Node
    let schema: Schema
    /// Nil for a value that may occur in both directions.
    let direction: Direction?

    /// Reports every violation, at its place in the value.
    func check(_ findings: inout Findings) { check(node.json, isAsWritten: true, &findings) }

    /// The same for a value that the text `node` encodes.
    func check(_ value: JSON, _ findings: inout Findings) { check(value, isAsWritten: false, &findings) }

    private func check(_ value: JSON, isAsWritten: Bool, _ findings: inout Findings) {
        let directions = direction.map { [$0] } ?? [.request, .response]
        if directions.contains(where: { schema.isValid(value, direction: $0) }) { return }
        for violation in schema.violations(of: value, direction: directions.last) {
            let leaves = violation.leaves
            let cause = leaves.first.flatMap { leaf in leaf == violation ? nil : leaf }
            let detail = cause.map { ", where \(Self.place($0.subjectLocation))\($0.message)" } ?? ""
            let place = violation.subjectLocation
            let start = place.tokens.isEmpty ? "" : " at '\(place)'"
            findings.error(
                at: isAsWritten ? location(of: violation) : node.location,
                "\(what) breaks its schema\(start): \(violation.message)\(detail)")
        }
    }

    private static func place(_ pointer: JSONPointer) -> String { pointer.tokens.isEmpty ? "" : "'\(pointer)': " }

    private func location(of violation: SchemaViolation) -> SourceLocation {
        (node.node(at: violation.subjectLocation) ?? node.node(at: violation.instanceLocation) ?? node).location
    }
}
