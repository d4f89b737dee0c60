internal import Documents
internal import JSONModel
internal import SchemaValidation

/// `allOf`, `anyOf`, `oneOf`, `if` and the discriminator: which schemas apply together.
extension ValueGenerator {
    mutating func collectParts(
        _ place: SchemaPlace, _ mapping: Mapping, into demand: inout Demand, _ choices: Choices, chain: Int
    ) {
        for part in place.children("allOf") { collect(part, into: &demand, choices, chain: chain) }
        for keyword in ["anyOf", "oneOf"] where mapping[keyword] != nil {
            collectBranch(of: keyword, place, mapping, into: &demand, choices, chain: chain)
        }
        if let property = mapping["discriminator"]?["propertyName"]?.string,
            mapping["anyOf"] == nil, mapping["oneOf"] == nil, let name = demand.componentName
        {
            demand.objects.constants[property] = Self.value(ofBranch: name, mapping)
        }
        collectCondition(place, into: &demand, choices, chain: chain)
    }

    /// Takes the first branch that does not contradict the demand so far.
    private mutating func collectBranch(
        of keyword: String, _ place: SchemaPlace, _ mapping: Mapping, into demand: inout Demand, _ choices: Choices,
        chain: Int
    ) {
        let branches = place.children(keyword)
        let untouched = demand
        let order = ordered(branches, choices)
        for (position, branch) in order.enumerated() {
            demand = untouched
            if keyword == "oneOf" { demand.rivals += order[..<position] + order[(position + 1)...] }
            if let property = mapping["discriminator"]?["propertyName"]?.string,
                let value = value(ofBranch: branch, mapping)
            {
                demand.objects.constants[property] = value
            }
            collect(branch, into: &demand, choices, chain: chain)
            if !demand.isImpossible { return }
        }
        demand.isImpossible = true
    }

    /// In random order, but null alone last; when the value is deep, branches that end soonest first.
    private mutating func ordered(_ branches: [SchemaPlace], _ choices: Choices) -> [SchemaPlace] {
        let shuffled = branches.shuffled(using: &random)
        guard choices.attempt < 6 else { return shuffled }
        var ranked: [(rank: Int, branch: SchemaPlace)] = []
        for branch in shuffled {
            let isNull = branch.node["type"]?.string == "null"
            let depth = choices.isDeep ? depths.depth(of: branch) ?? .max : isNull ? 1 : 0
            ranked.append((depth, branch))
        }
        // Because `sorted` is not documented as stable, positions decide between equal ranks.
        return ranked.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
            .map(\.element.branch)
    }

    /// The discriminator's value for a branch: the key mapped to it, or else the name by which it is referred to; nil
    /// if there is neither.
    private func value(ofBranch branch: SchemaPlace, _ mapping: Mapping) -> String? {
        let reference = branch.node["$ref"]?.string
        let meaning = reference.flatMap { registry.resolve($0, base: branch.base) } ?? branch
        let mapped = mapping["discriminator"]?["mapping"]?.mapping?.members.first { member in
            guard let text = member.value.string else { return false }
            let component = registry.resolve("#/components/schemas/\(text)", base: branch.base)
            guard let target = component ?? registry.resolve(text, base: branch.base) else { return false }
            return target.base == meaning.base && target.pointer == meaning.pointer
        }
        return mapped?.name ?? reference?.split(separator: "/").last.map(String.init)
    }

    /// The discriminator's value for the component `name` that contains the discriminator.
    private static func value(ofBranch name: String, _ mapping: Mapping) -> String {
        let mapped = mapping["discriminator"]?["mapping"]?.mapping?.members.first { member in
            member.value.string?.split(separator: "/").last.map(String.init) == name
        }
        return mapped?.name ?? name
    }

    /// Chooses `if` with `then`, or `else`.
    private mutating func collectCondition(
        _ place: SchemaPlace, into demand: inout Demand, _ choices: Choices, chain: Int
    ) {
        guard let condition = place.child("if") else { return }
        let (then, otherwise) = (place.child("then"), place.child("else"))
        let untouched = demand
        if choices.attempt == 0 || Bool.random(using: &random) {
            collect(condition, into: &demand, choices, chain: chain)
            if let then { collect(then, into: &demand, choices, chain: chain) }
            if !demand.isImpossible { return }
            demand = untouched
        }
        if let otherwise { collect(otherwise, into: &demand, choices, chain: chain) }
    }
}
