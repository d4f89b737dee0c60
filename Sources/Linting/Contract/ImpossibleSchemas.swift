internal import Contract
internal import Diagnostics
internal import Documents
internal import Expressions
internal import Generation
internal import SchemaValidation

/// A schema that no value seems to fulfil, so that no request can be right, or no answer be made.
enum ImpossibleSchemas: ContractCheck {
    static func check(_ contract: LintedContract, _ findings: inout Findings) {
        // Because a schema that is wrong in another way has been told of, and little can be made of it.
        if contract.documents.registry.findings.hasErrors { return }
        var tried: Set<SourceLocation> = []
        for (schema, direction) in schemas(of: contract) {
            guard tried.insert(schema.place.node.location).inserted else { continue }
            var generator = ValueGenerator(for: schema, direction: direction, random: SeededRandom(seed: 1))
            do throws(GenerationFailure) { _ = try generator.value() } catch {
                report(error, &findings)
            }
        }
    }

    private static func schemas(of contract: LintedContract) -> [(schema: Schema, direction: Direction?)] {
        let parts = contract.parts
        let bodies = parts.mediaTypes.compactMap { part in
            contract.schema("schema", of: part.place).map { ($0, Optional(part.direction)) }
        }
        let values = (parts.parameters + parts.headers.map(\.place)).compactMap { place in
            contract.schema("schema", of: place).map { ($0, Optional<Direction>.none) }
        }
        let registry = contract.documents.registry
        let named = (contract.root["components"]?["schemas"]?.mapping?.members ?? []).compactMap { member in
            registry.resolve("#/components/schemas/\(member.name)", base: contract.base).map {
                (registry.schema(at: $0), Optional<Direction>.none)
            }
        }
        return named + bodies + values
    }

    private static func report(_ failure: GenerationFailure, _ findings: inout Findings) {
        switch failure.reason {
        case .unsatisfied:
            findings.warning(
                at: failure.location, "no value was found that this schema allows; it may contradict itself")
        case .endless: findings.warning(at: failure.location, "this schema demands itself without end")
        // Because a search that was given up says nothing.
        case .exhausted: break
        }
    }
}
