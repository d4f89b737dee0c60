package import Expressions
package import JSONModel
internal import SchemaValidation

/// Compares values with what is expected of them, and collects what disagrees.
///
/// ```swift
/// var judge = Judge(scope: scope)
/// judge.compare(body, with: expectation.body, at: JSONPointer("/body"))
/// judge.mismatches
/// ```
package struct Judge {
    let scope: any ExpressionScope
    package private(set) var mismatches: [Mismatch] = []

    package init(scope: any ExpressionScope) { self.scope = scope }

    /// Collects in what `actual`, nil for an absent value, is not as `expected`.
    package mutating func compare(_ actual: JSON?, with expected: Expected, at pointer: JSONPointer) {
        switch expected.rule {
        case .value(let template, let source): compare(actual, with: template, source: source, at: pointer)
        case .object(let members, let isStrict): compare(actual, with: members, isStrict: isStrict, at: pointer)
        case .list(let elements): compare(actual, with: elements, at: pointer)
        case .matcher(let matcher): matcher.definition.judge(matcher.argument, actual, pointer, &self)
        }
    }

    /// Compares the text of a header, which stands for a number too where it spells one.
    package mutating func compareText(_ text: String?, with expected: Expected, at pointer: JSONPointer) {
        if let number = text.flatMap({ JSONNumber($0) }), agrees(.number(number), with: expected) { return }
        compare(text.map(JSON.string), with: expected, at: pointer)
    }

    /// Compares with the schema of an argument; an absent value has none.
    mutating func compare(_ actual: JSON?, with argument: MatcherArgument, at pointer: JSONPointer) {
        guard case .schema(let schema) = argument else { return }
        guard let actual else { return report(.described(argument.schemaText), found: nil, at: pointer) }
        for violation in schema.violations(of: actual, direction: .response) {
            let wanted = Mismatch.Wanted.schema(
                keyword: violation.keyword, message: violation.message, location: violation.schemaLocation)
            let place = JSONPointer(tokens: pointer.tokens + violation.subjectLocation.tokens)
            report(wanted, found: nil, at: place)
        }
    }

    /// Compares a list with elements that may come in any order, each of which stands for exactly one.
    mutating func compareUnordered(_ actual: JSON?, with elements: [Expected], at pointer: JSONPointer) {
        guard let list = actual?.arrayValue else {
            return report(.described(Self.describe(listOf: elements.count)), found: actual, at: pointer)
        }
        let fits = elements.map { expected in list.indices.filter { agrees(list[$0], with: expected) } }
        let pairing = Pairing(fits, count: list.count)
        for place in pairing.unpaired {
            report(.described("an element that is \(describeInFull(elements[place]))"), found: nil, at: pointer)
        }
        for index in pairing.leftOver { report(.nothing, found: list[index], at: pointer.appending(index)) }
    }

    func agrees(_ actual: JSON?, with expected: Expected) -> Bool {
        var judge = Judge(scope: scope)
        judge.compare(actual, with: expected, at: .root)
        return judge.mismatches.isEmpty
    }

    mutating func report(_ wanted: Mismatch.Wanted, found: JSON?, at pointer: JSONPointer) {
        mismatches.append(Mismatch(at: pointer, wanted: wanted, found: found))
    }

    /// What `expected` asks for, inside a sentence: `"open"`, `a UUID`, `an object`.
    func describe(_ expected: Expected) -> String {
        switch expected.rule {
        case .value(let template, let source):
            template.value(in: scope)?.description ?? "the value of \(source), which has none"
        case .object(let members, let isStrict): Self.describe(members, isStrict: isStrict)
        case .list(let elements): Self.describe(listOf: elements.count)
        case .matcher(let matcher): matcher.definition.describe(matcher.argument, self)
        }
    }

    /// The same with all parts of objects and lists: `{"sku": "A", "id": a UUID}`.
    private func describeInFull(_ expected: Expected) -> String {
        switch expected.rule {
        case .object(let members, _):
            "{\(members.map { "\(JSON.string($0.name)): \(describeInFull($0.value))" }.joined(separator: ", "))}"
        case .list(let elements): "[\(elements.map { describeInFull($0) }.joined(separator: ", "))]"
        default: describe(expected)
        }
    }

    private mutating func compare(
        _ actual: JSON?, with template: Template, source: String, at pointer: JSONPointer
    ) {
        guard let value = template.value(in: scope) else {
            return report(.described("the value of \(source), which has none"), found: actual, at: pointer)
        }
        if actual != value { report(.value(value), found: actual, at: pointer) }
    }

    private mutating func compare(
        _ actual: JSON?, with members: [Expected.Member], isStrict: Bool, at pointer: JSONPointer
    ) {
        guard let object = actual?.objectValue else {
            return report(.described(Self.describe(members, isStrict: isStrict)), found: actual, at: pointer)
        }
        for member in members { compare(object[member.name], with: member.value, at: pointer.appending(member.name)) }
        guard isStrict else { return }
        for member in object.members where !members.contains(where: { $0.name.hasSameCodePoints(as: member.name) }) {
            report(.nothing, found: member.value, at: pointer.appending(member.name))
        }
    }

    private mutating func compare(_ actual: JSON?, with elements: [Expected], at pointer: JSONPointer) {
        guard let list = actual?.arrayValue else {
            return report(.described(Self.describe(listOf: elements.count)), found: actual, at: pointer)
        }
        for (index, element) in elements.enumerated() {
            // Because `nil` alone would be read as JSON's null here.
            let found: JSON? = list.indices.contains(index) ? .some(list[index]) : .none
            compare(found, with: element, at: pointer.appending(index))
        }
        for index in list.indices.dropFirst(elements.count) {
            report(.nothing, found: list[index], at: pointer.appending(index))
        }
    }

    private static func describe(_ members: [Expected.Member], isStrict: Bool) -> String {
        guard !members.isEmpty else { return isStrict ? "an object without members" : "an object" }
        return "an object with \(members.map { "'\($0.name)'" }.joined(separator: ", "))\(isStrict ? " only" : "")"
    }

    private static func describe(listOf count: Int) -> String {
        count == 1 ? "a list of 1 element" : "a list of \(count) elements"
    }
}
