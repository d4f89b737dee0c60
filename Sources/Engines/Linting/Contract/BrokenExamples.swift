internal import Contract
internal import Diagnostics
internal import Documents
internal import HTTPModel
internal import JSONModel
internal import SchemaValidation

/// An example of a body, a parameter or a header that breaks its schema (OAS 3.1 §4.8.14.1, §4.8.12.2.1).
enum BrokenExamples: ContractCheck {
    typealias Example = (what: String, node: Node)

    static func check(_ contract: LintedContract, _ findings: inout Findings) {
        for part in contract.parts.mediaTypes { check(part, contract, &findings) }
        for parameter in contract.parts.parameters { check(parameter, .request, contract, &findings) }
        for header in contract.parts.headers { check(header.place, .response, contract, &findings) }
    }

    private static func check(
        _ place: ContractDocuments.Place, _ direction: Direction, _ contract: LintedContract, _ findings: inout Findings
    ) {
        let examples = examples(of: place, contract)
        guard !examples.isEmpty, let schema = contract.schema("schema", of: place) else { return }
        for example in examples {
            WrittenValue(what: example.what, node: example.node, schema: schema, direction: direction).check(&findings)
        }
    }

    private static func check(
        _ part: ContractParts.MediaTypePart, _ contract: LintedContract, _ findings: inout Findings
    ) {
        let examples = examples(of: part.place, contract)
        guard !examples.isEmpty, let schema = contract.schema("schema", of: part.place) else { return }
        for example in examples {
            let written = WrittenValue(
                what: example.what, node: example.node, schema: schema, direction: part.direction)
            guard let text = example.node.string, !part.type.isJSON else {
                written.check(&findings)
                continue
            }
            do throws(BodyProblem) {
                guard let value = try value(of: text, part, schema, contract) else { continue }
                written.check(value, &findings)
            } catch {
                findings.error(at: example.node.location, "\(example.what) cannot be read: \(error)")
            }
        }
    }

    /// The value of an example that is a text; nil when it cannot be checked, such as a binary body.
    private static func value(
        of text: String, _ part: ContractParts.MediaTypePart, _ schema: Schema, _ contract: LintedContract
    ) throws(BodyProblem) -> JSON? {
        let isBody = part.type.isForm || (part.type.isXML && text.hasPrefix("<"))
        guard isBody else { return part.type.isXML || part.type.type == "text" ? .string(text) : nil }
        let node = part.place.node["schema"]
        let content = MediaTypeContent(
            mediaType: part.type, schema: schema, shape: contract.documents.shape(of: node, base: part.place.base),
            rootName: contract.documents.rootName(of: node, base: part.place.base))
        // Other violations are about the message, which an example does not show.
        var violations: [Violation] = []
        return try BodyCodec.decode(Array(text.utf8), type: part.type, as: content, violations: &violations)
    }

    /// The values under `example` and `examples`, except those in other files.
    static func examples(of place: ContractDocuments.Place, _ contract: LintedContract) -> [Example] {
        var ignored = Findings()
        let single = place.node["example"].map { Example("example", $0) }
        let named = (place.node["examples"]?.mapping?.members ?? []).compactMap { member -> Example? in
            let written = ContractDocuments.Place(node: member.value, base: place.base)
            return contract.documents.resolve(written, loss: "", findings: &ignored)?.node["value"].map {
                Example("example '\(member.name)'", $0)
            }
        }
        return (single.map { [$0] } ?? []) + named
    }
}
