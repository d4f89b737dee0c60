internal import JSONModel

/// The schema `false`.
final class FalseConstraint: Constraint, @unchecked Sendable {
    override func holds(for instance: JSON, _ evaluation: inout Evaluation, _ marks: inout EvaluatedMarks) -> Bool {
        evaluation.fail("", .notAllowed)
    }
}

/// `type`, combined with OpenAPI 3.0's `nullable`.
final class TypeConstraint: Constraint, @unchecked Sendable {
    private let types: TypeSet

    init(_ types: TypeSet) { self.types = types }

    override func holds(for instance: JSON, _ evaluation: inout Evaluation, _ marks: inout EvaluatedMarks) -> Bool {
        if case .number(let number) = instance { evaluation.spend(number.work) }
        if types.allows(instance) { return true }
        let names = TypeSet.byName.filter { types.contains($0.type) && $0.name != "null" }.map(\.name)
        let expected = names + (types.contains(.null) ? ["null"] : [])
        return evaluation.fail("type", .type(expected: expected, found: instance.typeName))
    }
}

/// `const`.
final class ConstantConstraint: Constraint, @unchecked Sendable {
    private let value: JSON

    init(_ value: JSON) { self.value = value }

    override func holds(for instance: JSON, _ evaluation: inout Evaluation, _ marks: inout EvaluatedMarks) -> Bool {
        evaluation.spend(value.work)
        return instance == value || evaluation.fail("const", .constant(value, found: instance))
    }
}

/// `enum`: values are looked up, not compared one by one.
final class EnumerationConstraint: Constraint, @unchecked Sendable {
    private let values: [JSON]
    private let strings: NameTable
    private let others: Set<JSON>

    init(_ values: [JSON]) {
        self.values = values
        strings = NameTable(values.compactMap(\.stringValue))
        others = Set(values.filter { $0.stringValue == nil })
    }

    override func holds(for instance: JSON, _ evaluation: inout Evaluation, _ marks: inout EvaluatedMarks) -> Bool {
        contains(instance, &evaluation) || evaluation.fail("enum", .enumeration(values, found: instance))
    }

    private func contains(_ instance: JSON, _ evaluation: inout Evaluation) -> Bool {
        if case .string(let string) = instance { return strings.position(of: string) != nil }
        evaluation.spend(instance.work)
        return others.contains(instance)
    }
}

/// `format`, if it is checked.
final class FormatConstraint: Constraint, @unchecked Sendable {
    private let format: Format

    init(_ format: Format) { self.format = format }

    override func holds(for instance: JSON, _ evaluation: inout Evaluation, _ marks: inout EvaluatedMarks) -> Bool {
        if case .string(let string) = instance { evaluation.spend(string.utf8.count / 8) }
        return format.accepts(instance) || evaluation.fail("format", .format(format.name, found: instance))
    }
}
