package import Expressions
package import JSONModel
package import SchemaValidation

/// Compares values with what is expected of them.
///
/// It answers three questions, which always agree: whether a value is as expected (`agrees`), where it is not
/// (`compare`, which collects `mismatches`), and how far it is from that (`distance`).
///
/// ```swift
/// var judge = Judge(scope: scope)
/// judge.compare(body, with: expectation.body, at: JSONPointer("/body"))
/// judge.mismatches
/// ```
package struct Judge {
    /// What expressions in expectations refer to.
    package let scope: any ExpressionScope
    /// Which message the values are in, as schemas see it.
    package let direction: Direction
    package private(set) var mismatches: [Mismatch] = []

    package init(scope: any ExpressionScope, direction: Direction = .response) {
        self.scope = scope
        self.direction = direction
    }

    /// Whether `actual`, nil for an absent value, is as expected; finds out no more than that.
    package func agrees(_ actual: JSON?, with expected: Expected) -> Bool {
        switch expected.form {
        case .value(let template, _): return template.value(in: scope).map { $0 == actual } ?? false
        case .object(let members, let isStrict):
            guard let object = actual?.objectValue else { return false }
            return members.allSatisfy { agrees(object[$0.key], with: $0.value) }
                && !(isStrict && object.members.contains { !Self.isNamed($0.name, in: members) })
        case .list(let elements):
            guard let list = actual?.arrayValue, list.count <= elements.count else { return false }
            return elements.indices.allSatisfy { agrees(list.element(at: $0), with: elements[$0]) }
        case .matcher(let matcher): return matcher.agrees(with: actual, self)
        }
    }

    /// Collects in what `actual`, nil for an absent value, is not as `expected`.
    package mutating func compare(_ actual: JSON?, with expected: Expected, at pointer: JSONPointer) {
        switch expected.form {
        case .value(let template, let source): compare(actual, with: template, source: source, at: pointer)
        case .object(let members, let isStrict): compare(actual, with: members, isStrict: isStrict, at: pointer)
        case .list(let elements): compare(actual, with: elements, at: pointer)
        case .matcher(let matcher): matcher.compare(actual, at: pointer, &self)
        }
    }

    /// Adds a mismatch; for matchers, which say what they want and how far off it is.
    package mutating func report(
        _ wanted: Mismatch.Wanted, found: JSON?, at pointer: JSONPointer, distance: Double = 1
    ) {
        mismatches.append(Mismatch(at: pointer, wanted: wanted, found: found, distance: distance))
    }

    private mutating func compare(
        _ actual: JSON?, with template: Template, source: String, at pointer: JSONPointer
    ) {
        guard let value = template.value(in: scope) else {
            return report(.described("the value of \(source), which has none"), found: actual, at: pointer)
        }
        guard actual != value else { return }
        report(.value(value), found: actual, at: pointer, distance: ValueDistance.between(actual, value))
    }

    private mutating func compare(
        _ actual: JSON?, with members: [Expected.Member], isStrict: Bool, at pointer: JSONPointer
    ) {
        guard let object = actual?.objectValue else {
            return report(.described(Self.describe(members, isStrict: isStrict)), found: actual, at: pointer)
        }
        for member in members { compare(object[member.key], with: member.value, at: pointer.appending(member.name)) }
        guard isStrict else { return }
        for member in object.members where !Self.isNamed(member.name, in: members) {
            report(.nothing, found: member.value, at: pointer.appending(member.name))
        }
    }

    private mutating func compare(_ actual: JSON?, with elements: [Expected], at pointer: JSONPointer) {
        guard let list = actual?.arrayValue else {
            return report(.described(Self.describe(listOf: elements.count)), found: actual, at: pointer)
        }
        for (index, element) in elements.enumerated() {
            compare(list.element(at: index), with: element, at: pointer.appending(index))
        }
        for index in list.indices.dropFirst(elements.count) {
            report(.nothing, found: list[index], at: pointer.appending(index))
        }
    }

    static func isNamed(_ name: String, in members: [Expected.Member]) -> Bool {
        members.contains { $0.name.hasSameCodePoints(as: name) }
    }
}

extension [JSON] {
    /// Nil behind the end, which is another than JSON's null.
    func element(at index: Int) -> JSON? { indices.contains(index) ? .some(self[index]) : .none }
}
