internal import Expressions
package import JSONModel

/// Measures the distance of values from expectations, to find the nearest of several.
///
/// The distance is 0 exactly if the value agrees, and 1 if they have nothing in common. For an object or a list it is
/// the mean over the parts, so that a further part that agrees never increases it.
extension Judge {
    /// The distance of `actual`, which is nil for an absent value.
    package func distance(of actual: JSON?, from expected: Expected) -> Double {
        switch expected.form {
        case .value(let template, _): template.value(in: scope).map { ValueDistance.between(actual, $0) } ?? 1
        case .object(let members, let isStrict): distance(of: actual, from: members, isStrict: isStrict)
        case .list(let elements): distance(of: actual, from: elements)
        case .matcher(let matcher): matcher.distance(from: actual, self)
        }
    }

    private func distance(of actual: JSON?, from members: [Expected.Member], isStrict: Bool) -> Double {
        guard let object = actual?.objectValue else { return 1 }
        let others = isStrict ? object.members.count { !Self.isNamed($0.name, in: members) } : 0
        let sum = members.reduce(0) { $0 + distance(of: object[$1.key], from: $1.value) }
        return Self.mean(sum + Double(others), of: members.count + others)
    }

    private func distance(of actual: JSON?, from elements: [Expected]) -> Double {
        guard let list = actual?.arrayValue else { return 1 }
        let sum = elements.indices.reduce(0) { $0 + distance(of: list.element(at: $1), from: elements[$1]) }
        return Self.mean(sum + Double(max(0, list.count - elements.count)), of: max(list.count, elements.count))
    }

    /// The mean; 0 for no parts.
    static func mean(_ sum: Double, of count: Int) -> Double { count == 0 ? 0 : sum / Double(count) }
}
