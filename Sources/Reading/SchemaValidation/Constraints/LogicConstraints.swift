internal import JSONModel

/// `allOf`.
final class AllOfConstraint: Constraint, @unchecked Sendable {
    private let branches: [Subschema]

    init(_ branches: [Subschema]) { self.branches = branches }

    override var inPlaceSchemas: [Subschema] { branches }

    override func holds(for instance: JSON, _ evaluation: inout Evaluation, _ marks: inout EvaluatedMarks) -> Bool {
        var isValid = true
        for position in branches.indices
        where !evaluation.apply(branches[position], instance, "allOf", .index(position), &marks) {
            isValid = false
            if !evaluation.isTelling { return false }
        }
        return isValid
    }
}

/// `not`.
final class NotConstraint: Constraint, @unchecked Sendable {
    private let schema: Subschema

    init(_ schema: Subschema) { self.schema = schema }

    override var inPlaceSchemas: [Subschema] { [schema] }

    override func holds(for instance: JSON, _ evaluation: inout Evaluation, _ marks: inout EvaluatedMarks) -> Bool {
        var discarded = marks.fresh
        return !evaluation.quietly(schema, instance, &discarded) || evaluation.fail("not", .matchesNot)
    }
}

/// `if`, `then` and `else`.
final class ConditionalConstraint: Constraint, @unchecked Sendable {
    private let condition: Subschema
    private let consequence: Subschema?
    private let alternative: Subschema?

    init(if condition: Subschema, then consequence: Subschema?, else alternative: Subschema?) {
        self.condition = condition
        self.consequence = consequence
        self.alternative = alternative
    }

    override var inPlaceSchemas: [Subschema] { [condition] + [consequence, alternative].compactMap { $0 } }

    override func holds(for instance: JSON, _ evaluation: inout Evaluation, _ marks: inout EvaluatedMarks) -> Bool {
        var own = marks.fresh
        if evaluation.quietly(condition, instance, &own) {
            marks.formUnion(own)
            return consequence.map { evaluation.apply($0, instance, "then", nil, &marks) } ?? true
        }
        return alternative.map { evaluation.apply($0, instance, "else", nil, &marks) } ?? true
    }
}

/// `unevaluatedProperties`; evaluated after every other constraint of its schema.
final class UnevaluatedPropertiesConstraint: Constraint, @unchecked Sendable {
    private let schema: Subschema

    init(_ schema: Subschema) { self.schema = schema }

    override func holds(for instance: JSON, _ evaluation: inout Evaluation, _ marks: inout EvaluatedMarks) -> Bool {
        guard case .object(let object) = instance else { return true }
        var isValid = true
        for (position, member) in object.members.enumerated() where !marks.contains(position) {
            marks.mark(position)
            if holds(for: member, &evaluation) { continue }
            isValid = false
            if !evaluation.isTelling { return false }
        }
        return isValid
    }

    private func holds(for member: JSONObject.Member, _ evaluation: inout Evaluation) -> Bool {
        if schema.isFalse { return evaluation.fail("unevaluatedProperties", .unevaluatedProperty(member.name)) }
        return evaluation.descend(schema, member.value, at: .name(member.name), "unevaluatedProperties")
    }
}

/// `unevaluatedItems`; evaluated after every other constraint of its schema.
final class UnevaluatedItemsConstraint: Constraint, @unchecked Sendable {
    private let schema: Subschema

    init(_ schema: Subschema) { self.schema = schema }

    override func holds(for instance: JSON, _ evaluation: inout Evaluation, _ marks: inout EvaluatedMarks) -> Bool {
        guard case .array(let elements) = instance else { return true }
        var isValid = true
        for position in elements.indices where !marks.contains(position) {
            marks.mark(position)
            if holds(for: elements[position], at: position, &evaluation) { continue }
            isValid = false
            if !evaluation.isTelling { return false }
        }
        return isValid
    }

    private func holds(for element: JSON, at position: Int, _ evaluation: inout Evaluation) -> Bool {
        if schema.isFalse { return evaluation.fail("unevaluatedItems", .unevaluatedItem(position)) }
        return evaluation.descend(schema, element, at: .index(position), "unevaluatedItems")
    }
}
