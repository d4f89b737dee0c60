package import JSONModel

/// Compares two JSON values part by part.
///
/// Members of objects are compared by name. Elements of arrays are aligned by a key if all have one (`Options.keys`),
/// else by their longest common subsequence. So an inserted element is one difference. Elements between two aligned
/// ones are compared by position.
package enum StructuralDiff {
    package struct Options: Sendable, Hashable {
        /// Whether `1.0` and `1` differ, as they do in a text.
        package var exactSpelling = false
        /// Whether another order of an object's members is a difference.
        package var reportsOrder = false
        /// The members that may be keys of list elements; the first that fits is taken.
        ///
        /// Empty for no keys.
        package var keys = ["id", "_id", "uuid", "key", "code", "identifier", "reference", "name"]

        package init(exactSpelling: Bool = false, reportsOrder: Bool = false) {
            self.exactSpelling = exactSpelling
            self.reportsOrder = reportsOrder
        }
    }

    /// The differences, in the order of the expected value, then of the actual one; empty when they agree.
    package static func differences(
        expected: JSON, actual: JSON, options: Options = Options()
    ) -> [Difference] {
        var comparison = Comparison(options: options)
        comparison.compare(expected, actual, at: .root)
        return comparison.differences
    }
}

private struct Comparison {
    let options: StructuralDiff.Options
    var differences: [Difference] = []
    /// The remaining budget for the tables of all lists.
    private var cells = CommonSubsequence.budget

    init(options: StructuralDiff.Options) { self.options = options }

    mutating func compare(_ expected: JSON, _ actual: JSON, at pointer: JSONPointer) {
        switch (expected, actual) {
        case (.object(let expected), .object(let actual)): compare(expected, actual, at: pointer)
        case (.array(let expected), .array(let actual)): compare(expected, actual, at: pointer)
        default:
            if expected.kind != actual.kind {
                add(.typeChanged(expected: expected, actual: actual), at: pointer)
            } else if !Likeness(expected, options).isAlike(actual) {
                add(.changed(expected: expected, actual: actual), at: pointer)
            }
        }
    }

    private mutating func compare(_ expected: JSONObject, _ actual: JSONObject, at pointer: JSONPointer) {
        let (expected, actual) = (expected.lastMembers, actual.lastMembers)
        for member in expected.members {
            let place = pointer.appending(member.name)
            if let other = actual[member.name] {
                compare(member.value, other, at: place)
            } else {
                add(.missing(expected: member.value), at: place)
            }
        }
        for member in actual.members where expected[member.name] == nil {
            add(.unexpected(actual: member.value), at: pointer.appending(member.name))
        }
        if options.reportsOrder { compareOrder(of: expected, actual, at: pointer) }
    }

    private mutating func compareOrder(of expected: JSONObject, _ actual: JSONObject, at pointer: JSONPointer) {
        let expectedOrder = expected.names.filter { actual[$0] != nil }
        let actualOrder = actual.names.filter { expected[$0] != nil }
        if expectedOrder.map(CodePoints.init) != actualOrder.map(CodePoints.init) {
            add(.reordered(expected: Array(expected.names), actual: Array(actual.names)), at: pointer)
        }
    }

    private mutating func compare(_ expected: [JSON], _ actual: [JSON], at pointer: JSONPointer) {
        for step in ArrayAlignment.steps(from: expected, to: actual, options: options, cells: &cells) {
            switch step {
            case .removed(let index): add(.missing(expected: expected[index]), at: pointer.appending(index))
            case .inserted(let index): add(.unexpected(actual: actual[index]), at: pointer.appending(index))
            case .paired(let old, let new): compare(expected[old], actual[new], at: pointer.appending(new))
            case .moved(let old, let new):
                add(.moved(from: old), at: pointer.appending(new))
                compare(expected[old], actual[new], at: pointer.appending(new))
            }
        }
    }

    private mutating func add(_ kind: Difference.Kind, at pointer: JSONPointer) {
        differences.append(Difference(kind, at: pointer))
    }
}
