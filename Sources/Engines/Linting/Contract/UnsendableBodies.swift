internal import Contract
internal import Diagnostics
internal import Documents
internal import HTTPModel
internal import JSONModel

/// A body whose media type cannot hold what its example or its schema is: an object in `text/plain`.
enum UnsendableBodies: ContractCheck {
    static func check(_ contract: LintedContract, _ findings: inout Findings) {
        for part in contract.parts.mediaTypes {
            for (what, node) in BrokenExamples.examples(of: part.place, contract)
            where !BodyCodec.canEncode(node.json, as: part.type) {
                findings.error(
                    at: node.location,
                    "a body of type '\(part.type)' cannot hold this \(what), \(node.foundDescription)")
            }
            guard let schema = part.place.node["schema"], !BodyCodec.canEncode([:], as: part.type),
                let kind = kind(ContractDocuments.Place(node: schema, base: part.place.base), contract)
            else { continue }
            findings.warning(
                at: schema.location, "a body of type '\(part.type)' cannot hold \(kind), which this schema describes")
        }
    }

    /// What the values of a schema are that has one type and no other; nil for what can be a text.
    private static func kind(_ schema: ContractDocuments.Place, _ contract: LintedContract) -> String? {
        var ignored = Findings()
        switch contract.documents.resolve(schema, loss: "", findings: &ignored)?.node["type"]?.string {
        case "object": return "an object"
        case "array": return "a list"
        default: return nil
        }
    }
}
