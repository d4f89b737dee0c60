internal import Diagnostics
internal import Documents
internal import JSONModel
internal import RegularExpressions

/// Making constraints from keywords.
extension ConstraintCompiler {
    // MARK: Values

    func valueConstraints() -> [Constraint] {
        var constraints: [Constraint] = []
        if let types = types() { constraints.append(TypeConstraint(types)) }
        if let node = keywords["const"] { constraints.append(ConstantConstraint(node.json)) }
        if let values = keywords["enum"]?.sequence {
            reportRepeated(values)
            constraints.append(EnumerationConstraint(values.map(\.json)))
        }
        constraints += limits()
        if let divisor = number("multipleOf") { constraints.append(MultipleOfConstraint(divisor)) }
        let (minimum, maximum) = (count("minLength"), count("maxLength"))
        if minimum != nil || maximum != nil { constraints.append(LengthConstraint(minimum: minimum, maximum: maximum)) }
        if let node = keywords["pattern"], let pattern = node.string,
            let expression = expression(pattern, at: node.location)
        {
            constraints.append(PatternConstraint(expression))
        }
        if assertsFormat, let format = keywords["format"]?.string.flatMap(FormatTable.format) {
            constraints.append(FormatConstraint(format))
        }
        return constraints
    }

    /// Reports equal values in an `enum`, which should differ (2020-12 Validation §6.1.2).
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

    /// OpenAPI 3.0's `nullable` adds null to a `type` beside it (OAS 3.0.3 §4.7.24).
    private func types() -> TypeSet? {
        guard let node = keywords["type"] else { return nil }
        let names = node.string.map { [$0] } ?? strings(node)
        var types = TypeSet(names.compactMap(TypeSet.named))
        if isTrue("nullable") { types.insert(.null) }
        return types
    }

    private func limits() -> [Constraint] {
        var constraints: [Constraint] = []
        let written = !dialect.isDraft4Like
        if let limit = number("minimum") {
            let isExclusive = !written && isTrue("exclusiveMinimum")
            constraints.append(
                LimitConstraint(isExclusive ? .exclusiveMinimum : .minimum, limit, isWrittenExclusive: false))
        }
        if let limit = number("maximum") {
            let isExclusive = !written && isTrue("exclusiveMaximum")
            constraints.append(
                LimitConstraint(isExclusive ? .exclusiveMaximum : .maximum, limit, isWrittenExclusive: false))
        }
        if let limit = number("exclusiveMinimum") { constraints.append(LimitConstraint(.exclusiveMinimum, limit)) }
        if let limit = number("exclusiveMaximum") { constraints.append(LimitConstraint(.exclusiveMaximum, limit)) }
        return constraints
    }

    // MARK: Objects

    func objectConstraints() -> [Constraint] {
        var constraints: [Constraint] = []
        let properties = properties()
        let patterns = patterns()
        let additional = schema("additionalProperties")
        if !properties.isEmpty || !patterns.isEmpty || additional != nil {
            constraints.append(ObjectConstraint(properties: properties, patterns: patterns, additional: additional))
        }
        let (minimum, maximum) = (count("minProperties"), count("maxProperties"))
        if minimum != nil || maximum != nil {
            constraints.append(MemberCountConstraint(minimum: minimum, maximum: maximum))
        }
        if let names = schema("propertyNames") { constraints.append(PropertyNamesConstraint(names)) }
        return constraints + dependentConstraints()
    }

    /// Members that are described or required, in the order in which the schema first names them.
    private func properties() -> [ObjectConstraint.Property] {
        var properties: [ObjectConstraint.Property] = []
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

    /// The only direction of a member, by its schema or the one that this refers to; nil for both.
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

    private func patterns() -> [ObjectConstraint.Pattern] {
        (keywords["patternProperties"]?.mapping?.members ?? []).compactMap { member in
            let schema = subschema(["patternProperties", member.name], member.value)
            let expression = expression(member.name, at: member.nameLocation)
            return expression.map { ObjectConstraint.Pattern(expression: $0, schema: schema) }
        }
    }

    private func dependentConstraints() -> [Constraint] {
        var constraints: [Constraint] = []
        if let members = keywords["dependentRequired"]?.mapping?.members {
            let names = members.map { (name: $0.name, required: strings($0.value)) }
            constraints.append(DependentRequiredConstraint(names, keyword: "dependentRequired"))
        }
        let schemas = schemaMap("dependentSchemas")
        if !schemas.isEmpty { constraints.append(DependentSchemasConstraint(schemas, keyword: "dependentSchemas")) }
        if let members = keywords["dependencies"]?.mapping?.members {
            let lists = members.filter { $0.value.sequence != nil }
            let names = lists.map { (name: $0.name, required: strings($0.value)) }
            constraints.append(DependentRequiredConstraint(names, keyword: "dependencies"))
            let schemas = members.filter { $0.value.sequence == nil }
                .map { (name: $0.name, schema: subschema(["dependencies", $0.name], $0.value)) }
            constraints.append(DependentSchemasConstraint(schemas, keyword: "dependencies"))
        }
        return constraints
    }

    // MARK: Arrays

    func arrayConstraints() -> [Constraint] {
        var constraints = itemsConstraints()
        let (minimum, maximum) = (count("minItems"), count("maxItems"))
        if minimum != nil || maximum != nil {
            constraints.append(ItemCountConstraint(minimum: minimum, maximum: maximum))
        }
        if isTrue("uniqueItems") { constraints.append(UniqueItemsConstraint()) }
        if let contains = schema("contains") {
            constraints.append(
                ContainsConstraint(contains, minimum: count("minContains"), maximum: count("maxContains")))
        }
        return constraints
    }

    private func itemsConstraints() -> [Constraint] {
        if dialect.isDraft4Like, let prefix = schemas("items") {
            let rest = schema("additionalItems")
            return [ItemsConstraint(prefix: prefix, rest: rest, prefixKeyword: "items", restKeyword: "additionalItems")]
        }
        let (prefix, rest) = (schemas("prefixItems"), schema("items"))
        guard prefix != nil || rest != nil else { return [] }
        return [ItemsConstraint(prefix: prefix ?? [], rest: rest, prefixKeyword: "prefixItems", restKeyword: "items")]
    }

    // MARK: Logic

    func logicConstraints() -> [Constraint] {
        var constraints: [Constraint] = []
        if let branches = schemas("allOf") { constraints.append(AllOfConstraint(branches)) }
        if let branches = schemas("anyOf") { constraints.append(AnyOfConstraint(branches, discriminator(of: "anyOf"))) }
        if let branches = schemas("oneOf") { constraints.append(OneOfConstraint(branches, discriminator(of: "oneOf"))) }
        if let schema = schema("not") { constraints.append(NotConstraint(schema)) }
        let (consequence, alternative) = (schema("then"), schema("else"))
        if let condition = schema("if") {
            constraints.append(ConditionalConstraint(if: condition, then: consequence, else: alternative))
        }
        return constraints
    }

    func unevaluatedConstraints() -> [Constraint] {
        var constraints: [Constraint] = []
        if let schema = schema("unevaluatedItems") { constraints.append(UnevaluatedItemsConstraint(schema)) }
        if let schema = schema("unevaluatedProperties") { constraints.append(UnevaluatedPropertiesConstraint(schema)) }
        return constraints
    }
}
