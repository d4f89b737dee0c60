internal import Diagnostics
internal import Documents
internal import JSONModel

extension SchemaViolation {
    /// What was expected and what was found, in one sentence: `expected at least 4 characters, found 2`.
    package var message: String { problem.message }
}

extension SchemaViolation.Problem {
    package var message: String { valueMessage ?? sizeMessage ?? memberMessage ?? structureMessage }

    private var valueMessage: String? {
        switch self {
        case .type(let expected, let found): "expected \(Self.alternatives(expected)), found \(found)"
        case .constant(let value, let found): "expected \(Self.text(value)), found \(Self.text(found))"
        case .enumeration(let values, let found): "expected \(Self.choices(values)), found \(Self.text(found))"
        case .minimum(let limit, let found): "expected at least \(limit), found \(Self.short(found.spelling))"
        case .maximum(let limit, let found): "expected at most \(limit), found \(Self.short(found.spelling))"
        case .exclusiveMinimum(let limit, let found): "expected more than \(limit), found \(Self.short(found.spelling))"
        case .exclusiveMaximum(let limit, let found): "expected less than \(limit), found \(Self.short(found.spelling))"
        case .multipleOf(let divisor, let found):
            "expected a multiple of \(divisor), found \(Self.short(found.spelling))"
        case .pattern(let pattern, let found):
            "expected a match of pattern '\(pattern)', found \(Self.text(.string(found)))"
        case .patternTooCostly(let pattern): "matching pattern '\(pattern)' took too many steps and was given up"
        case .format(let name, let found): "expected format '\(name)', found \(Self.text(found))"
        default: nil
        }
    }

    private var sizeMessage: String? {
        switch self {
        case .minLength(let limit, let found): "expected at least \(Plural.of(limit, "character")), found \(found)"
        case .maxLength(let limit, let found): "expected at most \(Plural.of(limit, "character")), found \(found)"
        case .minProperties(let limit, let found): "expected at least \(Plural.of(limit, "member")), found \(found)"
        case .maxProperties(let limit, let found): "expected at most \(Plural.of(limit, "member")), found \(found)"
        case .minItems(let limit, let found): "expected at least \(Plural.of(limit, "element")), found \(found)"
        case .maxItems(let limit, let found): "expected at most \(Plural.of(limit, "element")), found \(found)"
        case .minContains(let limit, let found):
            "expected at least \(Plural.of(limit, "element")) to match 'contains', found \(found)"
        case .maxContains(let limit, let found):
            "expected at most \(Plural.of(limit, "element")) to match 'contains', found \(found)"
        default: nil
        }
    }

    private var memberMessage: String? {
        switch self {
        case .required(let name): "'\(name)' is required"
        case .dependentRequired(let name, let because): "'\(name)' is required when '\(because)' is present"
        case .additionalProperty(let name), .unevaluatedProperty(let name):
            "unexpected member '\(Self.short(name))'"
        case .propertyName(let name): "'\(Self.short(name))' is not allowed as a member name"
        case .additionalItem(let index), .unevaluatedItem(let index): "unexpected element \(index)"
        case .duplicateItems(let first, let second):
            "expected elements without repetition, found element \(second) equal to element \(first)"
        case .unknownDiscriminator(let property, let found, let known):
            "expected \(NameList.of(known)) for '\(property)', found '\(Self.short(found))'"
        case .missingDiscriminator(let name): "'\(name)' is required to tell which schema applies"
        default: nil
        }
    }

    private var structureMessage: String {
        switch self {
        case .noBranchMatched(let count, let closest):
            "expected a match of one of \(Plural.of(count, "schema")), found none"
                + (closest.map { "; closest is number \($0 + 1)" } ?? "")
        case .severalBranchesMatched(let branches):
            "expected a match of exactly one schema, found \(branches.count): numbers "
                + branches.map { String($0 + 1) }.joined(separator: ", ")
        case .matchesNot: "expected no match of the schema in 'not'"
        case .endlessReference(let limit): "cannot be checked: more than \(limit) references lead from one to the next"
        case .tooMuchWork: "cannot be checked: it takes too much work"
        default: "no value is allowed here"
        }
    }

    private static let longest = 60

    static func short(_ text: String) -> String {
        text.unicodeScalars.count <= longest ? text : String(text.unicodeScalars.prefix(longest)) + "…"
    }

    private static func text(_ value: JSON) -> String {
        if case .string(let string) = value { return "'\(short(string))'" }
        return short(value.description)
    }

    private static func choices(_ values: [JSON]) -> String {
        let shown = values.prefix(8).map(text)
        guard values.count > shown.count else { return alternatives(shown) }
        return "\(shown.joined(separator: ", ")) or \(values.count - shown.count) more"
    }

    private static func alternatives(_ names: [String]) -> String {
        guard names.count > 1, let last = names.last else { return names.first ?? "nothing" }
        return "\(names.dropLast().joined(separator: ", ")) or \(last)"
    }
}
