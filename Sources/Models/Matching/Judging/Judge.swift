package import Expressions
package import JSONModel
package import SchemaValidation
internal import WorkBudgets

/// Compares values with expectations.
///
/// `agrees` tells whether a value is as expected, `compare` collects the `mismatches`, and `distance` measures how far
/// it is from agreeing. The three never contradict each other.
///
/// ```swift
/// var judge = Judge(scope: scope)
/// judge.compare(body, with: expectation.body, at: JSONPointer("/body"))
/// judge.mismatches
/// ```
package struct Judge {
    /// The values for the expressions in expectations.
    package let scope: any ExpressionScope
    /// The direction of the message that contains the values, for schemas.
    package let direction: Direction
    package private(set) var mismatches: [Mismatch] = []

    package init(scope: any ExpressionScope, direction: Direction = .response) {
        self.scope = scope
        self.direction = direction
    }

    /// Whether `actual`, which is nil for an absent value, is as expected.
    ///
    /// It collects no mismatches. False also if the thread's `WorkBudget` does not suffice.
    package func agrees(_ actual: JSON?, with expected: Expected) -> Bool {
        guard WorkBudget.ofThisThread.spend(1, on: "comparing a value with what is expected") else { return false }
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

    /// Collects the mismatches of `actual`, nil for an absent value.
    package mutating func compare(_ actual: JSON?, with expected: Expected, at pointer: JSONPointer) {
        switch expected.form {
        case .value(let template, let source): compare(actual, with: template, source: source, at: pointer)
        case .object(let members, let isStrict): compare(actual, with: members, isStrict: isStrict, at: pointer)
        case .list(let elements): compare(actual, with: elements, at: pointer)
        case .matcher(let matcher): matcher.compare(actual, at: pointer, &self)
        }
    }

    /// Adds a mismatch, with the expectation and the distance; for matchers.
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
        let count = mismatches.count
        for step in ListAlignment(elements, list, self).steps {
            switch step {
            case .paired(let place, let index):
                compare(list[index], with: elements[place], at: pointer.appending(index))
            case .moved(let place, let index):
                report(.moved(from: place), found: list[index], at: pointer.appending(index))
            case .missing(let place) where agrees(nil, with: elements[place]): continue
            case .missing(let place): reportMissing(elements[place], at: pointer.appending(place))
            case .unexpected(let index): report(.nothing, found: list[index], at: pointer.appending(index))
            }
        }
        // An optional element still counts as a position, so a missing one before others may be the cause.
        guard mismatches.count == count else { return }
        for (index, element) in elements.enumerated() {
            compare(list.element(at: index), with: element, at: pointer.appending(index))
        }
    }

    /// Reports a missing element: by its value if it is literal, else in words.
    private mutating func reportMissing(_ expected: Expected, at pointer: JSONPointer) {
        let wanted = literal(expected).map(Mismatch.Wanted.value) ?? .described(describeInFull(expected))
        report(wanted, found: nil, at: pointer)
    }

    /// The value of an expectation without matchers; nil if it contains one.
    private func literal(_ expected: Expected) -> JSON? {
        switch expected.form {
        case .value(let template, _): return template.value(in: scope)
        case .object(let members, _):
            let values = members.compactMap { member in literal(member.value).map { (member.name, $0) } }
            return values.count == members.count ? .object(JSONObject(values)) : nil
        case .list(let elements):
            let values = elements.compactMap { literal($0) }
            return values.count == elements.count ? .array(values) : nil
        case .matcher: return nil
        }
    }

    static func isNamed(_ name: String, in members: [Expected.Member]) -> Bool {
        members.contains { $0.name.hasSameCodePoints(as: name) }
    }
}

extension [JSON] {
    /// Nil behind the end, which differs from JSON's null.
    func element(at index: Int) -> JSON? { indices.contains(index) ? .some(self[index]) : .none }
}
