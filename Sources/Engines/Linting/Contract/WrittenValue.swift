internal import Diagnostics
internal import Documents
internal import JSONModel
internal import SchemaValidation

/// A value that a contract writes down, and the schema it must keep.
struct WrittenValue {
    /// As a message names it: `example 'paid'`.
    let what: String
    let node: Node
    let schema: Schema
    /// Nil for a value that may travel either way.
    let direction: Direction?

    /// Reports every breach, at the part of the value that is at fault.
    func check(_ findings: inout Findings) { check(node.json, isAsWritten: true, &findings) }

    /// The same for a value that is written as the text `node`.
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
