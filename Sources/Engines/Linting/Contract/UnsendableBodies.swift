internal import Contract
internal import Diagnostics
internal import Documents
internal import HTTPModel
internal import JSONModel

/// Finds bodies whose media type cannot contain their example or the values of their schema, such as an object in
/// `text/plain`.
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

    /// The kind of the values of a schema that has exactly one type; nil if they can be written as text.
    private static func kind(_ schema: ContractDocuments.Place, _ contract: LintedContract) -> String? {
        var ignored = Findings()
        switch contract.documents.resolve(schema, loss: "", findings: &ignored)?.node["type"]?.string {
        case "object": return "an object"
        case "array": return "a list"
        default: return nil
        }
    }
}
