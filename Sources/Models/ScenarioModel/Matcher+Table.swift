// A table: one entry for each matcher.

internal import Documents
internal import Expressions
internal import JSONModel
internal import RegularExpressions
internal import SchemaValidation

extension MatcherDefinition {
    /// Every matcher, in the order of the documentation.
    package static let all: [MatcherDefinition] = types + formats + values + lists + wrappers

    package static func named(_ name: String) -> MatcherDefinition? { all.first { $0.name == name } }

    /// What `4XX` stands for as a status; it has no tag.
    static let statusClass = test("status", .statusClass, { argument, _ in "a status of \(argument.number)XX" }) {
        argument, value, _ in
        value.numberValue?.int64.map { Int($0) / 100 } == argument.number
    }

    private static let types: [MatcherDefinition] = [
        test("string", "a string") { $0.kind == .string },
        test("integer", "an integer") { $0.numberValue?.isInteger == true },
        test("number", "a number") { $0.kind == .number },
        test("boolean", "a boolean") { $0.kind == .boolean },
        test("object", "an object") { $0.kind == .object },
        test("array", "a list") { $0.kind == .array },
        test("null", "null") { $0 == .null },
        test("any", "any value") { _ in true },
        MatcherDefinition(
            name: "absent", argument: .none,
            judge: { _, actual, pointer, judge in
                if let actual { judge.report(.nothing, found: actual, at: pointer) }
            },
            describe: { _, _ in "nothing" }),
    ]

    private static let formats: [MatcherDefinition] = [
        test("uuid", "a UUID", StringFormat("uuid").holds),
        test("date-time", "a date-time (RFC 3339)", StringFormat("date-time").holds),
        test("date", "a date (RFC 3339)", StringFormat("date").holds),
        test("email", "an email address", StringFormat("email").holds),
        test("uri", "a URI", StringFormat("uri").holds),
        test("matches", .pattern, { argument, _ in "a string that matches '\(argument.pattern)'" }) {
            argument, value, _ in
            guard case .pattern(let expression) = argument, let text = value.stringValue else { return false }
            return (try? expression.matches(text)) ?? false
        },
        test("format", .format, { argument, _ in "a string of format '\(argument.formatName)'" }) {
            argument, value, _ in
            guard case .format(let format) = argument else { return false }
            return format.holds(value)
        },
        MatcherDefinition(
            name: "schema", argument: .schema,
            judge: { argument, actual, pointer, judge in judge.compare(actual, with: argument, at: pointer) },
            describe: { argument, _ in argument.schemaText }),
    ]

    private static let values: [MatcherDefinition] = [
        test("one-of", .list, { "one of \(alternatives($0, $1))" }) { argument, value, judge in
            argument.expectations.contains { judge.agrees(value, with: $0) }
        },
        test("not", .expectation, { "anything but \(alternatives($0, $1))" }) { argument, value, judge in
            !argument.expectations.contains { judge.agrees(value, with: $0) }
        },
        test("length", .count, { argument, _ in "a string or list of length \(argument.number)" }) {
            argument, value, _ in
            let length = value.stringValue?.unicodeScalars.count ?? value.arrayValue?.count
            return length == argument.number
        },
        test("range", .range, { argument, _ in argument.rangeText }) { argument, value, _ in
            guard case .range(let lower, let upper) = argument, let number = value.numberValue else { return false }
            return (lower.map { $0 <= number } ?? true) && (upper.map { number <= $0 } ?? true)
        },
    ]

    private static let lists: [MatcherDefinition] = [
        test("contains", .oneOrList, { "something that contains \(alternatives($0, $1, joint: " and "))" }) {
            argument, value, judge in
            argument.expectations.allSatisfy { contains(value, $0, judge) }
        },
        MatcherDefinition(
            name: "each", argument: .expectation,
            judge: { argument, actual, pointer, judge in
                guard let elements = actual?.arrayValue else {
                    return judge.report(.described("a list"), found: actual, at: pointer)
                }
                for (index, element) in elements.enumerated() {
                    for expected in argument.expectations {
                        judge.compare(element, with: expected, at: pointer.appending(index))
                    }
                }
            },
            describe: { "a list of which each element is \(alternatives($0, $1))" }),
        MatcherDefinition(
            name: "unordered", argument: .list,
            judge: { argument, actual, pointer, judge in
                judge.compareUnordered(actual, with: argument.expectations, at: pointer)
            },
            describe: { "a list of \(alternatives($0, $1, joint: " and ")) in any order" }),
    ]

    private static let wrappers: [MatcherDefinition] = [
        MatcherDefinition(
            name: "optional", argument: .expectation,
            judge: { argument, actual, pointer, judge in
                guard let actual else { return }
                for expected in argument.expectations { judge.compare(actual, with: expected, at: pointer) }
            },
            describe: { "nothing, or \(alternatives($0, $1))" }),
        MatcherDefinition(
            name: "null-or", argument: .expectation,
            judge: { argument, actual, pointer, judge in
                if actual == .null { return }
                for expected in argument.expectations { judge.compare(actual, with: expected, at: pointer) }
            },
            describe: { "null, or \(alternatives($0, $1))" }),
        object("strict", .strictMapping),
        object("open", .openMapping),
    ]

    private static func object(_ name: String, _ argument: MatcherArgument.Kind) -> MatcherDefinition {
        MatcherDefinition(
            name: name, argument: argument,
            judge: { argument, actual, pointer, judge in
                for expected in argument.expectations { judge.compare(actual, with: expected, at: pointer) }
            },
            describe: { alternatives($0, $1) })
    }

    private static func alternatives(_ argument: MatcherArgument, _ judge: Judge, joint: String = " or ") -> String {
        argument.expectations.map { judge.describe($0) }.joined(separator: joint)
    }

    /// A list has an element that agrees; a string has the expected string inside.
    private static func contains(_ value: JSON, _ expected: Expected, _ judge: Judge) -> Bool {
        switch value {
        case .array(let elements): return elements.contains { judge.agrees($0, with: expected) }
        case .string(let text):
            guard case .value(let template, _) = expected.rule, let part = template.value(in: judge.scope)?.stringValue
            else { return false }
            return Substrings.contains(part, in: text)
        default: return false
        }
    }
}

extension MatcherArgument {
    fileprivate var pattern: String {
        if case .pattern(let expression) = self { return expression.pattern }
        return ""
    }

    fileprivate var formatName: String {
        if case .format(let format) = self { return format.name }
        return ""
    }

    var schemaText: String {
        if case .schema(let schema) = self { return "a value of the schema at \(schema.place.node.location)" }
        return ""
    }

    fileprivate var number: Int {
        switch self {
        case .count(let count): count
        case .statusClass(let digit): digit
        default: 0
        }
    }

    fileprivate var rangeText: String {
        guard case .range(let lower, let upper) = self else { return "" }
        return switch (lower, upper) {
        case (let lower?, let upper?): "a number from \(lower) to \(upper)"
        case (let lower?, nil): "a number from \(lower)"
        case (nil, let upper?): "a number up to \(upper)"
        case (nil, nil): "a number"
        }
    }
}
