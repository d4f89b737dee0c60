internal import JSONModel
internal import RegularExpressions
internal import SchemaValidation

/// A tag with its argument in an expected value: `!uuid`, `!matches '^PI-'`, `!optional 5`.
package struct Matcher: Sendable {
    package let definition: MatcherDefinition
    let argument: MatcherArgument

    package var name: String { definition.name }
}

/// What stands after a matcher's tag.
enum MatcherArgument: Sendable {
    case none
    case pattern(RegularExpression)
    case count(Int)
    case range(lower: JSONNumber?, upper: JSONNumber?)
    case expectations([Expected])
    case format(StringFormat)
    case schema(Schema)
    /// A range of statuses by its first digit: 4 for `4XX`.
    case statusClass(Int)

    enum Kind: Sendable {
        case none, pattern, count, range
        /// The name of a format, or a schema.
        case format, schema
        /// One expectation; one that has a tag of its own stands in brackets, as YAML allows one tag a value.
        case expectation
        /// A list of expectations.
        case list
        /// A list of expectations, or one.
        case oneOrList
        /// A mapping, the members of an object: these only, or at least these.
        case strictMapping, openMapping
        /// Written without a tag, and only as a status.
        case statusClass
    }
}

/// One line of the table of matchers: its name, what argument it takes, how it judges and how messages call it.
package struct MatcherDefinition: Sendable {
    typealias Judging = @Sendable (MatcherArgument, JSON?, JSONPointer, inout Judge) -> Void
    typealias Description = @Sendable (MatcherArgument, Judge) -> String

    /// The tag without its `!`.
    package let name: String
    let argument: MatcherArgument.Kind
    let judge: Judging
    let describe: Description
}

extension MatcherDefinition {
    /// A matcher that looks at one present value and nothing else.
    static func test(
        _ name: String, _ description: String, _ holds: @escaping @Sendable (JSON) -> Bool
    ) -> MatcherDefinition {
        test(name, .none, { _, _ in description }, { _, value, _ in holds(value) })
    }

    /// A matcher that looks at one present value and its own argument.
    static func test(
        _ name: String, _ argument: MatcherArgument.Kind, _ describe: @escaping Description,
        _ holds: @escaping @Sendable (MatcherArgument, JSON, Judge) -> Bool
    ) -> MatcherDefinition {
        MatcherDefinition(
            name: name, argument: argument,
            judge: { argument, actual, pointer, judge in
                if let actual, holds(argument, actual, judge) { return }
                judge.report(.described(describe(argument, judge)), found: actual, at: pointer)
            },
            describe: describe)
    }
}

extension MatcherArgument {
    /// The expectations given; none for other kinds.
    var expectations: [Expected] {
        if case .expectations(let list) = self { return list }
        return []
    }
}
