internal import Diagnostics
internal import Documents
internal import JSONModel
internal import RegularExpressions

/// Making the rules from the keywords.
extension RuleCompiler {
    // MARK: Values

    func valueRules() -> [Rule] {
        var rules: [Rule] = []
        if let types = types() { rules.append(TypeRule(types)) }
        if let node = keywords["const"] { rules.append(ConstantRule(node.json)) }
        if let values = keywords["enum"]?.sequence {
            reportRepeated(values)
            rules.append(EnumerationRule(values.map(\.json)))
        }
        rules += limits()
        if let divisor = number("multipleOf") { rules.append(MultipleOfRule(divisor)) }
        let (minimum, maximum) = (count("minLength"), count("maxLength"))
        if minimum != nil || maximum != nil { rules.append(LengthRule(minimum: minimum, maximum: maximum)) }
        if let node = keywords["pattern"], let pattern = node.string,
            let expression = expression(pattern, at: node.location)
        {
            rules.append(PatternRule(expression))
        }
        if assertsFormat, let format = keywords["format"]?.string.flatMap(FormatTable.format) {
            rules.append(FormatRule(format))
        }
        return rules
    }

    /// The values of an `enum` should differ (2020-12 Validation §6.1.2).
    private func reportRepeated(_ values: [Node]) {
        guard dialect.isOpenAPI else { return }
        var seen: Set<JSON> = []
        for value in values where !seen.insert(value.json).inserted {
            store.findings.warning(at: value.location, "'enum' has this value already")
        }
    }

    private var assertsFormat: Bool {
        store.options.formatAssertion || place.resource.vocabulary.contains(.formatAssertion)
    }

    /// OpenAPI 3.0's `nullable` adds null to a `type` that is there (OAS 3.0.3 §4.7.24).
    private func types() -> TypeSet? {
        guard let node = keywords["type"] else { return nil }
        let names = node.string.map { [$0] } ?? strings(node)
        var types = TypeSet(names.compactMap(TypeSet.named))
        if isTrue("nullable") { types.insert(.null) }
        return types
    }

    private func limits() -> [Rule] {
        var rules: [Rule] = []
        let written = !dialect.isDraft4Like
        if let limit = number("minimum") {
            let isExclusive = !written && isTrue("exclusiveMinimum")
            rules.append(LimitRule(isExclusive ? .exclusiveMinimum : .minimum, limit, isWrittenExclusive: false))
        }
        if let limit = number("maximum") {
            let isExclusive = !written && isTrue("exclusiveMaximum")
            rules.append(LimitRule(isExclusive ? .exclusiveMaximum : .maximum, limit, isWrittenExclusive: false))
        }
        if let limit = number("exclusiveMinimum") { rules.append(LimitRule(.exclusiveMinimum, limit)) }
        if let limit = number("exclusiveMaximum") { rules.append(LimitRule(.exclusiveMaximum, limit)) }
        return rules
    }

    // MARK: Objects

    func objectRules() -> [Rule] {
        var rules: [Rule] = []
        let properties = properties()
        let patterns = patterns()
        let additional = schema("additionalProperties")
        if !properties.isEmpty || !patterns.isEmpty || additional != nil {
            rules.append(ObjectRule(properties: properties, patterns: patterns, additional: additional))
        }
        let (minimum, maximum) = (count("minProperties"), count("maxProperties"))
        if minimum != nil || maximum != nil { rules.append(MemberCountRule(minimum: minimum, maximum: maximum)) }
        if let names = schema("propertyNames") { rules.append(PropertyNamesRule(names)) }
        return rules + dependentRules()
    }

    /// Members that are described or required, in the order of their first mention.
    private func properties() -> [ObjectRule.Property] {
        var properties: [ObjectRule.Property] = []
        var positions: [CodePoints: Int] = [:]
        for (name, schema) in schemaMap("properties") {
            positions[CodePoints(name)] = properties.count
            let only = dialect.isOpenAPI ? direction(of: schema.place) : nil
            properties.append(.init(name: name, schema: schema, requiredOnlyIn: only))
        }
        for name in strings(keywords["required"]) {
            if let position = positions[CodePoints(name)] {
                properties[position].isRequired = true
            } else {
                positions[CodePoints(name)] = properties.count
                properties.append(.init(name: name, schema: nil, isRequired: true))
            }
        }
        return properties
    }

    /// The one direction a member travels in, from its schema or the schema that one refers to.
    private func direction(of place: SchemaPlace) -> Direction? {
        var place = place
        for _ in 0..<8 {
            let hidesSiblings = place.dialect.isDraft4Like && place.node["$ref"]?.string != nil
            if !hidesSiblings, case .bool(true)? = place.node["readOnly"]?.content { return .response }
            if !hidesSiblings, case .bool(true)? = place.node["writeOnly"]?.content { return .request }
            guard let reference = place.node["$ref"]?.string,
                let next = store.place(of: reference, from: place.base)
            else { return nil }
            place = next
        }
        return nil
    }

    private func patterns() -> [ObjectRule.Pattern] {
        (keywords["patternProperties"]?.mapping?.members ?? []).compactMap { member in
            let schema = subschema(["patternProperties", member.name], member.value)
            let expression = expression(member.name, at: member.nameLocation)
            return expression.map { ObjectRule.Pattern(expression: $0, schema: schema) }
        }
    }

    private func dependentRules() -> [Rule] {
        var rules: [Rule] = []
        if let members = keywords["dependentRequired"]?.mapping?.members {
            let names = members.map { (name: $0.name, required: strings($0.value)) }
            rules.append(DependentRequiredRule(names, keyword: "dependentRequired"))
        }
        let schemas = schemaMap("dependentSchemas")
        if !schemas.isEmpty { rules.append(DependentSchemasRule(schemas, keyword: "dependentSchemas")) }
        if let members = keywords["dependencies"]?.mapping?.members {
            let lists = members.filter { $0.value.sequence != nil }
            let names = lists.map { (name: $0.name, required: strings($0.value)) }
            rules.append(DependentRequiredRule(names, keyword: "dependencies"))
            let schemas = members.filter { $0.value.sequence == nil }
                .map { (name: $0.name, schema: subschema(["dependencies", $0.name], $0.value)) }
            rules.append(DependentSchemasRule(schemas, keyword: "dependencies"))
        }
        return rules
    }

    // MARK: Arrays

    func arrayRules() -> [Rule] {
        var rules = itemsRules()
        let (minimum, maximum) = (count("minItems"), count("maxItems"))
        if minimum != nil || maximum != nil { rules.append(ItemCountRule(minimum: minimum, maximum: maximum)) }
        if isTrue("uniqueItems") { rules.append(UniqueItemsRule()) }
        if let contains = schema("contains") {
            rules.append(ContainsRule(contains, minimum: count("minContains"), maximum: count("maxContains")))
        }
        return rules
    }

    private func itemsRules() -> [Rule] {
        if dialect.isDraft4Like, let prefix = schemas("items") {
            let rest = schema("additionalItems")
            return [ItemsRule(prefix: prefix, rest: rest, prefixKeyword: "items", restKeyword: "additionalItems")]
        }
        let (prefix, rest) = (schemas("prefixItems"), schema("items"))
        guard prefix != nil || rest != nil else { return [] }
        return [ItemsRule(prefix: prefix ?? [], rest: rest, prefixKeyword: "prefixItems", restKeyword: "items")]
    }

    // MARK: Logic

    func logicRules() -> [Rule] {
        var rules: [Rule] = []
        if let branches = schemas("allOf") { rules.append(AllOfRule(branches)) }
        if let branches = schemas("anyOf") { rules.append(AnyOfRule(branches, discriminator(of: "anyOf"))) }
        if let branches = schemas("oneOf") { rules.append(OneOfRule(branches, discriminator(of: "oneOf"))) }
        if let schema = schema("not") { rules.append(NotRule(schema)) }
        let (consequence, alternative) = (schema("then"), schema("else"))
        if let condition = schema("if") {
            rules.append(ConditionalRule(if: condition, then: consequence, else: alternative))
        }
        return rules
    }

    func unevaluatedRules() -> [Rule] {
        var rules: [Rule] = []
        if let schema = schema("unevaluatedItems") { rules.append(UnevaluatedItemsRule(schema)) }
        if let schema = schema("unevaluatedProperties") { rules.append(UnevaluatedPropertiesRule(schema)) }
        return rules
    }
}
