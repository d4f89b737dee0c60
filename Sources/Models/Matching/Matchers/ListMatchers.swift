internal import Expressions
internal import JSONModel

/// Matchers of the elements of lists; `!contains` also matches texts.
extension MatcherDefinition {
    static let lists: [MatcherDefinition] = [
        MatcherDefinition(name: "contains") { node, reader in
            reader.readOneOrList(for: "contains", node).map { Containing(parts: $0) }
        },
        expectation("each") { Each(element: $0) },
        MatcherDefinition(name: "unordered") { node, reader in
            reader.readList(for: "unordered", node).map { Unordered(elements: $0) }
        },
    ]
}

/// A list with an element for each expectation, or a string that contains each.
private struct Containing: Matcher {
    let parts: [Expected]

    func description(_ judge: Judge) -> String {
        "something that contains \(judge.describe(parts, conjunction: "and"))"
    }

    func agrees(with actual: JSON?, _ judge: Judge) -> Bool {
        actual.map { actual in parts.allSatisfy { Self.contains(actual, $0, judge) } } ?? false
    }

    /// Names the missing members, each in full, because there may be similar ones.
    func compare(_ actual: JSON?, at pointer: JSONPointer, _ judge: inout Judge) {
        if agrees(with: actual, judge) { return }
        let missing = parts.filter { part in actual.map { !Self.contains($0, part, judge) } ?? true }
        let wanted = "something that contains \(missing.map(judge.describeInFull).joined(separator: " and "))"
        judge.report(.described(wanted), found: actual, at: pointer, distance: distance(from: actual, judge))
    }

    func agrees(with readings: TextReadings, _ judge: Judge) -> Bool {
        (readings.single + readings.lists).contains { agrees(with: $0, judge) }
    }

    func distance(from actual: JSON?, _ judge: Judge) -> Double {
        guard let actual else { return 1 }
        return Judge.mean(parts.reduce(0) { $0 + Self.distance(of: $1, in: actual, judge) }, of: parts.count)
    }

    private static func contains(_ value: JSON, _ part: Expected, _ judge: Judge) -> Bool {
        switch value {
        case .array(let elements): elements.contains { judge.agrees($0, with: part) }
        case .string(let text): self.text(of: part, judge).map { Membership.contains($0, in: text) } ?? false
        default: false
        }
    }

    private static func distance(of part: Expected, in value: JSON, _ judge: Judge) -> Double {
        if contains(value, part, judge) { return 0 }
        if let elements = value.arrayValue {
            return elements.map { judge.distance(of: $0, from: part) }.min() ?? 1
        }
        return value.kind == .string && text(of: part, judge) != nil ? 0.5 : 1
    }

    /// The text that the string must contain.
    private static func text(of part: Expected, _ judge: Judge) -> String? {
        guard case .value(let template, _) = part.form else { return nil }
        return template.value(in: judge.scope)?.stringValue
    }
}

/// A list in which every element is as expected.
private struct Each: Matcher {
    let element: Expected

    func description(_ judge: Judge) -> String { "a list of which each element is \(judge.describe(element))" }

    func agrees(with actual: JSON?, _ judge: Judge) -> Bool {
        actual?.arrayValue.map { $0.allSatisfy { judge.agrees($0, with: element) } } ?? false
    }

    func agrees(with readings: TextReadings, _ judge: Judge) -> Bool {
        readings.lists.contains { agrees(with: $0, judge) }
    }

    func compare(_ actual: JSON?, at pointer: JSONPointer, _ judge: inout Judge) {
        guard let elements = actual?.arrayValue else {
            return judge.report(.described("a list"), found: actual, at: pointer)
        }
        for (index, value) in elements.enumerated() {
            judge.compare(value, with: element, at: pointer.appending(index))
        }
    }

    func distance(from actual: JSON?, _ judge: Judge) -> Double {
        guard let elements = actual?.arrayValue else { return 1 }
        return Judge.mean(elements.reduce(0) { $0 + judge.distance(of: $1, from: element) }, of: elements.count)
    }

    func leavesOpen(_ tokens: ArraySlice<String>) -> Bool { tokens.isEmpty || element.leavesOpen(tokens.dropFirst()) }
}

/// A list whose elements may come in any order; each matches exactly one expectation.
private struct Unordered: Matcher {
    let elements: [Expected]

    func description(_ judge: Judge) -> String {
        "a list of \(judge.describe(elements, conjunction: "and")) in any order"
    }

    func agrees(with actual: JSON?, _ judge: Judge) -> Bool {
        guard let list = actual?.arrayValue, list.count == elements.count else { return false }
        return pairing(list, judge).unpaired.isEmpty
    }

    func agrees(with readings: TextReadings, _ judge: Judge) -> Bool {
        readings.lists.contains { agrees(with: $0, judge) }
    }

    func compare(_ actual: JSON?, at pointer: JSONPointer, _ judge: inout Judge) {
        guard let list = actual?.arrayValue else {
            return judge.report(.described(Judge.describe(listOf: elements.count)), found: actual, at: pointer)
        }
        let pairing = pairing(list, judge)
        for place in pairing.unpaired {
            let wanted = "an element that is \(judge.describeInFull(elements[place]))"
            judge.report(.described(wanted), found: nil, at: pointer)
        }
        for index in pairing.leftOver { judge.report(.nothing, found: list[index], at: pointer.appending(index)) }
    }

    /// Each expectation without an element adds its distance to the nearest of the remaining elements.
    func distance(from actual: JSON?, _ judge: Judge) -> Double {
        guard let list = actual?.arrayValue else { return 1 }
        let pairing = pairing(list, judge)
        let (unpaired, leftOver) = (pairing.unpaired, pairing.leftOver)
        let sum = unpaired.reduce(0) { sum, place in
            sum + (leftOver.map { judge.distance(of: list[$0], from: elements[place]) }.min() ?? 1)
        }
        let others = Double(max(0, leftOver.count - unpaired.count))
        return Judge.mean(sum + others, of: max(list.count, elements.count))
    }

    private func pairing(_ list: [JSON], _ judge: Judge) -> Pairing {
        let fits = elements.map { expected in list.indices.filter { judge.agrees(list[$0], with: expected) } }
        return Pairing(fits, count: list.count)
    }
}
