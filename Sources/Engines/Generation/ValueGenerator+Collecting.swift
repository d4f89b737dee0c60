internal import Documents
internal import JSONModel
internal import SchemaValidation
internal import WorkBudgets

/// From a schema to its demand: references are followed, `allOf` is joined, branches are chosen.
extension ValueGenerator {
    private static let longestChain = 256
    /// The units of work for collecting a schema, which takes 2 to 5 µs.
    private static let unitsOfSchema = 100

    private func spend(on place: SchemaPlace) -> Bool {
        WorkBudget.ofThisThread.spend(
            Self.unitsOfSchema, on: "making a value for the schema at \(place.node.location)")
    }

    mutating func collect(_ place: SchemaPlace, into demand: inout Demand, _ choices: Choices, chain: Int = 0) {
        guard chain < Self.longestChain, !demand.isImpossible, spend(on: place) else {
            demand.isImpossible = true
            return
        }
        // Because a dynamic reference means another schema each time, only the others are collected once.
        guard demand.begin(place) || isScopeDynamic else { return }
        if place.node.isFalse { demand.isImpossible = true }
        // Because validation takes any value for a schema that leads back to itself.
        guard let mapping = place.node.mapping, !demand.isUnderway(place) else { return }
        demand.underway.append(place.node.location)
        defer { demand.underway.removeLast() }
        let outer = demand.scope
        defer { demand.scope = outer }
        demand.enter(place.base)
        let tokens = place.pointer.tokens
        if demand.componentName == nil, tokens.count == 3, tokens[1] == "schemas" { demand.componentName = tokens[2] }
        if let text = mapping["$ref"]?.string {
            collect(registry.resolve(text, base: place.base), into: &demand, choices, chain: chain + 1)
            if !place.dialect.hasSiblingsOfReferences { return }
        }
        if let text = mapping["$dynamicRef"]?.string {
            collect(dynamicTarget(text, place, demand.scope), into: &demand, choices, chain: chain + 1)
        }
        collectValues(place, mapping, into: &demand)
        collectScalars(mapping, into: &demand)
        collectMembers(place, mapping, into: &demand)
        collectItems(place, mapping, into: &demand)
        collectParts(place, mapping, into: &demand, choices, chain: chain + 1)
    }

    /// Collects the target of a reference; nothing if there is none, because validation then takes any value.
    private mutating func collect(
        _ place: SchemaPlace?, into demand: inout Demand, _ choices: Choices, chain: Int
    ) {
        if let place { collect(place, into: &demand, choices, chain: chain) }
    }

    /// The target of a `$dynamicRef` in the dynamic scope `scope` (2020-12 Core §8.2.3.2).
    private mutating func dynamicTarget(_ text: String, _ place: SchemaPlace, _ scope: [String]) -> SchemaPlace? {
        isScopeDynamic = true
        guard let initial = registry.resolve(text, base: place.base) else { return nil }
        guard let anchor = text.split(separator: "#").last.map(String.init),
            initial.node["$dynamicAnchor"]?.string == anchor
        else { return initial }
        for base in scope {
            if let target = registry.resolve("#\(anchor)", base: base), target.node["$dynamicAnchor"]?.string == anchor
            {
                return target
            }
        }
        return initial
    }

    // MARK: Values and scalars

    private func collectValues(_ place: SchemaPlace, _ mapping: Mapping, into demand: inout Demand) {
        if let types = ValueType.set(mapping["type"], orNull: mapping["nullable"]?.isTrue ?? false) {
            demand.restrict(to: types)
            let written = mapping["type"]?.strings ?? []
            for name in written.isEmpty ? [mapping["type"]?.string ?? ""] : written where name != "null" {
                if let type = ValueType(rawValue: name) { demand.hint(type) }
            }
        }
        if let values = mapping["enum"]?.sequence { demand.restrict(to: values.map(\.json)) }
        if let value = mapping["const"] { demand.restrict(to: [value.json]) }
        if let example = mapping["example"], place.dialect.isOpenAPI { demand.suggestions.append(example.json) }
        demand.suggestions += (mapping["examples"]?.sequence ?? []).map(\.json)
        if let value = mapping["default"] { demand.suggestions.append(value.json) }
        if let excluded = mapping["not"] { collectExclusion(excluded, into: &demand) }
    }

    /// Collects the parts of a `not` that can be avoided; the final check decides about the rest.
    private func collectExclusion(_ node: Node, into demand: inout Demand) {
        if node.isTrue { demand.isImpossible = true }
        guard let mapping = node.mapping else { return }
        if mapping.members.isEmpty { demand.isImpossible = true }
        guard mapping.members.count == 1 else { return }
        if let types = ValueType.set(mapping["type"], orNull: false) {
            demand.restrict(to: Set(ValueType.allCases).subtracting(types))
        }
        if let names = mapping["required"]?.strings, names.count == 1 { demand.objects.forbidden.formUnion(names) }
    }

    private func collectScalars(_ mapping: Mapping, into demand: inout Demand) {
        if let limit = mapping["minimum"]?.decimal {
            demand.numbers.atLeast(limit, isExclusive: mapping["exclusiveMinimum"]?.isTrue ?? false)
            demand.hint(.number)
        }
        if let limit = mapping["maximum"]?.decimal {
            demand.numbers.atMost(limit, isExclusive: mapping["exclusiveMaximum"]?.isTrue ?? false)
            demand.hint(.number)
        }
        if let limit = mapping["exclusiveMinimum"]?.decimal {
            demand.numbers.atLeast(limit, isExclusive: true)
            demand.hint(.number)
        }
        if let limit = mapping["exclusiveMaximum"]?.decimal {
            demand.numbers.atMost(limit, isExclusive: true)
            demand.hint(.number)
        }
        if let divisor = mapping["multipleOf"]?.decimal {
            demand.numbers.divisors.append(divisor)
            demand.hint(.number)
        }
        if let count = mapping["minLength"]?.count { demand.strings.atLeast(count) }
        if let count = mapping["maxLength"]?.count { demand.strings.atMost(count) }
        if let pattern = mapping["pattern"]?.string { demand.strings.patterns.append(pattern) }
        if ["minLength", "maxLength", "pattern"].contains(where: { mapping[$0] != nil }) { demand.hint(.string) }
        collectFormat(mapping["format"]?.string, into: &demand)
    }

    private func collectFormat(_ format: String?, into demand: inout Demand) {
        switch format {
        case nil: break
        case "int32":
            demand.numbers.outer = Int128(Int32.min)...Int128(Int32.max)
        case "int64":
            demand.numbers.outer = demand.numbers.outer ?? Int128(Int64.min)...Int128(Int64.max)
        case "float", "double": break
        case .some(let format):
            demand.strings.formats.append(format)
            demand.hint(.string)
        }
    }

    // MARK: Members and items

    private func collectMembers(_ place: SchemaPlace, _ mapping: Mapping, into demand: inout Demand) {
        var part = ObjectDemand.Part()
        part.properties = place.members("properties")
        part.patterns = place.members("patternProperties").map { (pattern: $0.name, schema: $0.schema) }
        part.additional = place.child("additionalProperties")
        if mapping["properties"] != nil || mapping["patternProperties"] != nil || part.additional != nil {
            demand.objects.parts.append(part)
            demand.hint(.object)
        }
        if let schema = place.child("unevaluatedProperties") { demand.objects.unevaluated.append(schema) }
        if let schema = place.child("propertyNames") { demand.objects.names.append(schema) }
        if let names = mapping["required"]?.strings, !names.isEmpty {
            demand.objects.require(names)
            demand.hint(.object)
        }
        if let count = mapping["minProperties"]?.count { demand.objects.atLeast(count) }
        if let count = mapping["maxProperties"]?.count { demand.objects.atMost(count) }
        for keyword in ["dependentRequired", "dependencies"] {
            for member in mapping[keyword]?.mapping?.members ?? [] where member.value.sequence != nil {
                demand.objects.dependentRequired.append((member.name, member.value.strings))
            }
        }
        for keyword in ["dependentSchemas", "dependencies"] {
            demand.objects.dependentSchemas += place.members(keyword).filter { $0.schema.node.sequence == nil }
        }
        if mapping["minProperties"] != nil || mapping["propertyNames"] != nil { demand.hint(.object) }
    }

    private func collectItems(_ place: SchemaPlace, _ mapping: Mapping, into demand: inout Demand) {
        var part = ArrayDemand.Part()
        part.prefix = place.children("prefixItems")
        if mapping["items"]?.sequence != nil {
            part.prefix = place.children("items")
            part.rest = place.child("additionalItems")
        } else {
            part.rest = place.child("items")
        }
        if !part.prefix.isEmpty || part.rest != nil { demand.arrays.parts.append(part) }
        if let schema = place.child("unevaluatedItems") { demand.arrays.unevaluated.append(schema) }
        if let schema = place.child("contains") {
            demand.arrays.contained.append((schema, mapping["minContains"]?.count ?? 1))
        }
        if let count = mapping["minItems"]?.count { demand.arrays.atLeast(count) }
        if let count = mapping["maxItems"]?.count { demand.arrays.atMost(count) }
        if mapping["uniqueItems"]?.isTrue == true { demand.arrays.isUnique = true }
        let keywords = ["items", "prefixItems", "contains", "minItems", "maxItems", "uniqueItems", "unevaluatedItems"]
        if keywords.contains(where: { mapping[$0] != nil }) { demand.hint(.array) }
    }
}
