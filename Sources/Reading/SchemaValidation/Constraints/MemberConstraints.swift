internal import JSONModel

/// `minProperties` and `maxProperties`.
final class MemberCountConstraint: Constraint, @unchecked Sendable {
    private let minimum: Int?
    private let maximum: Int?

    init(minimum: Int?, maximum: Int?) {
        self.minimum = minimum
        self.maximum = maximum
    }

    override func holds(for instance: JSON, _ evaluation: inout Evaluation, _ marks: inout EvaluatedMarks) -> Bool {
        guard case .object(let object) = instance else { return true }
        var isValid = true
        if let minimum, object.count < minimum {
            isValid = evaluation.fail("minProperties", .minProperties(limit: minimum, found: object.count))
        }
        if let maximum, object.count > maximum {
            isValid = evaluation.fail("maxProperties", .maxProperties(limit: maximum, found: object.count))
        }
        return isValid
    }
}

/// `propertyNames`.
final class PropertyNamesConstraint: Constraint, @unchecked Sendable {
    private let schema: Subschema

    init(_ schema: Subschema) { self.schema = schema }

    override func holds(for instance: JSON, _ evaluation: inout Evaluation, _ marks: inout EvaluatedMarks) -> Bool {
        guard case .object(let object) = instance else { return true }
        var isValid = true
        for member in object.members {
            let (holds, violations) = evaluation.attempt {
                $0.descend(schema, .string(member.name), at: .name(member.name), "propertyNames")
            }
            if holds { continue }
            isValid = evaluation.fail("propertyNames", .propertyName(member.name), causes: violations)
            if !evaluation.isTelling { return false }
        }
        return isValid
    }
}

/// `dependentRequired`, and the lists of names in draft 4's `dependencies`.
final class DependentRequiredConstraint: Constraint, @unchecked Sendable {
    private let dependencies: [(name: String, required: [String])]
    private let keyword: StaticString

    init(_ dependencies: [(name: String, required: [String])], keyword: StaticString) {
        self.dependencies = dependencies
        self.keyword = keyword
    }

    override func holds(for instance: JSON, _ evaluation: inout Evaluation, _ marks: inout EvaluatedMarks) -> Bool {
        guard case .object(let object) = instance else { return true }
        var isValid = true
        for (name, required) in dependencies where object[name] != nil {
            for missing in required where object[missing] == nil {
                isValid = evaluation.fail(keyword, .dependentRequired(missing, because: name))
                if !evaluation.isTelling { return false }
            }
        }
        return isValid
    }
}

/// `dependentSchemas`, and the schemas in draft 4's `dependencies`.
final class DependentSchemasConstraint: Constraint, @unchecked Sendable {
    private let dependencies: [(name: String, schema: Subschema)]
    private let keyword: StaticString

    init(_ dependencies: [(name: String, schema: Subschema)], keyword: StaticString) {
        self.dependencies = dependencies
        self.keyword = keyword
    }

    override var inPlaceSchemas: [Subschema] { dependencies.map(\.schema) }

    override func holds(for instance: JSON, _ evaluation: inout Evaluation, _ marks: inout EvaluatedMarks) -> Bool {
        guard case .object(let object) = instance else { return true }
        var isValid = true
        for (name, schema) in dependencies where object[name] != nil {
            if evaluation.apply(schema, instance, keyword, .name(name), &marks) { continue }
            isValid = false
            if !evaluation.isTelling { return false }
        }
        return isValid
    }
}
