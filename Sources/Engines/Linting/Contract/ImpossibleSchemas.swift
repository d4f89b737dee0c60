internal import Contract
internal import Diagnostics
internal import Documents
internal import Generation
internal import Randomness
internal import SchemaValidation

/// A schema for which no value is found, so that no request can be valid or no answer can be made.
enum ImpossibleSchemas: ContractCheck {
    static func check(_ contract: LintedContract, _ findings: inout Findings) {
        // Because other errors in schemas are reported already, and such schemas say little.
        if contract.documents.registry.findings.hasErrors { return }
        let failed = failures(of: contract)
        var reported: Set<SourceLocation> = []
        // A schema that needs an impossible one is impossible too. So only the innermost are reported, and one of a
        // circle.
        for entry in failed where entry.needs.isEmpty { reported.insert(entry.location) }
        for entry in failed where !reaches(reported, from: entry, failed) { reported.insert(entry.location) }
        for entry in failed where reported.contains(entry.location) { report(entry.failure, &findings) }
    }

    private struct Failed {
        let location: SourceLocation
        let failure: GenerationFailure
        /// The impossible schemas that it refers to.
        var needs: [SourceLocation]
    }

    private static func failures(of contract: LintedContract) -> [Failed] {
        var tried: Set<SourceLocation> = []
        var failed: [Failed] = []
        for (schema, direction) in schemas(of: contract) {
            let location = schema.place.node.location
            guard tried.insert(location).inserted else { continue }
            var generator = ValueGenerator(for: schema, direction: direction, random: SeededRandom(seed: 1))
            // A small value is tried first, because one is nearly always found.
            if (try? generator.value(isSmall: true)) != nil { continue }
            do throws(GenerationFailure) { _ = try generator.value() } catch {
                let references = schema.place.dialect.references(in: schema.place.node)
                let targets = references.compactMap { schema.registry.resolve($0, base: schema.place.base) }
                failed.append(Failed(location: location, failure: error, needs: targets.map(\.node.location)))
            }
        }
        let locations = Set(failed.map(\.location))
        for position in failed.indices {
            let own = failed[position].location
            failed[position].needs.removeAll { $0 == own || !locations.contains($0) }
        }
        return failed
    }

    private static func reaches(_ goals: Set<SourceLocation>, from start: Failed, _ failed: [Failed]) -> Bool {
        var seen: Set<SourceLocation> = [start.location]
        var pending = [start.location]
        while let location = pending.popLast() {
            if goals.contains(location) { return true }
            for next in failed.first(where: { $0.location == location })?.needs ?? [] where seen.insert(next).inserted {
                pending.append(next)
            }
        }
        return false
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
        // A search that was given up proves nothing.
        case .exhausted: break
        }
    }
}
