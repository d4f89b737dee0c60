internal import JSONModel

/// A value that is equal to another when the comparison finds no difference between them.
struct Likeness: Hashable {
    let value: JSON
    let options: StructuralDiff.Options

    init(_ value: JSON, _ options: StructuralDiff.Options) {
        self.value = value
        self.options = options
    }

    /// Whether `other` is the same, by the options.
    func isAlike(_ other: JSON) -> Bool {
        guard value == other else { return false }
        guard options.exactSpelling || options.reportsOrder else { return true }
        return Self.isExactlyAlike(value, other, options)
    }

    static func == (left: Likeness, right: Likeness) -> Bool { left.isAlike(right.value) }

    /// By value, because values that are alike by any options are equal by value.
    func hash(into hasher: inout Hasher) { hasher.combine(value) }

    /// Whether spelling and order agree too, for two equal values.
    private static func isExactlyAlike(_ left: JSON, _ right: JSON, _ options: StructuralDiff.Options) -> Bool {
        switch (left, right) {
        case (.number(let left), .number(let right)): !options.exactSpelling || left.spelling == right.spelling
        case (.array(let left), .array(let right)): zip(left, right).allSatisfy { isExactlyAlike($0, $1, options) }
        case (.object(let left), .object(let right)): isExactlyAlike(left.lastMembers, right.lastMembers, options)
        default: true
        }
    }

    private static func isExactlyAlike(
        _ left: JSONObject, _ right: JSONObject, _ options: StructuralDiff.Options
    ) -> Bool {
        if options.reportsOrder, !zip(left.names, right.names).allSatisfy({ $0.hasSameCodePoints(as: $1) }) {
            return false
        }
        return left.members.allSatisfy { member in
            right[member.name].map { isExactlyAlike(member.value, $0, options) } ?? false
        }
    }
}
