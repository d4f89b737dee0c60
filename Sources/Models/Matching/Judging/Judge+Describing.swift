internal import Expressions
internal import JSONModel

/// Describes expectations in words, for messages.
extension Judge {
    /// The words for `expected` in a sentence: `"open"`, `a UUID`, `an object`.
    package func describe(_ expected: Expected) -> String {
        switch expected.form {
        case .value(let template, let source):
            template.value(in: scope)?.description ?? "the value of \(source), which has none"
        case .object(let members, let isStrict): Self.describe(members, isStrict: isStrict)
        case .list(let elements): Self.describe(listOf: elements.count)
        case .matcher(let matcher): matcher.description(self)
        }
    }

    /// Several expectations, joined by `conjunction`.
    func describe(_ list: [Expected], conjunction: String = "or") -> String {
        list.map { describe($0) }.joined(separator: " \(conjunction) ")
    }

    /// The words with all parts of objects and lists: `{"sku": "A", "id": a UUID}`.
    func describeInFull(_ expected: Expected) -> String {
        switch expected.form {
        case .object(let members, _):
            "{\(members.map { "\(JSON.string($0.name)): \(describeInFull($0.value))" }.joined(separator: ", "))}"
        case .list(let elements): "[\(elements.map { describeInFull($0) }.joined(separator: ", "))]"
        default: describe(expected)
        }
    }

    static func describe(_ members: [Expected.Member], isStrict: Bool) -> String {
        guard !members.isEmpty else { return isStrict ? "an object without members" : "an object" }
        return "an object with \(members.map { "'\($0.name)'" }.joined(separator: ", "))\(isStrict ? " only" : "")"
    }

    static func describe(listOf count: Int) -> String {
        count == 1 ? "a list of 1 element" : "a list of \(count) elements"
    }
}
