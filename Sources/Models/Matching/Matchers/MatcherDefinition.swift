package import Documents

/// The name of a matcher, and how its argument is read.
package struct MatcherDefinition: Sendable {
    package typealias Reading = @Sendable (Node, inout ExpectedReader) -> (any Matcher)?

    /// The tag without its `!`.
    package let name: String
    /// Reads the node behind the tag; nil, with a finding, if it is not an argument of this matcher.
    let read: Reading

    /// Every matcher, in the order of the documentation.
    package static let all: [MatcherDefinition] = types + formats + values + lists + wrappers

    package static func named(_ name: String) -> MatcherDefinition? { all.first { $0.name == name } }
}

extension MatcherDefinition {
    /// A matcher without an argument.
    static func plain(_ name: String, _ matcher: any Matcher) -> MatcherDefinition {
        MatcherDefinition(name: name) { node, reader in reader.readNothing(for: name, node) ? matcher : nil }
    }

    /// A matcher that takes one expectation.
    static func expectation(_ name: String, _ make: @escaping @Sendable (Expected) -> any Matcher) -> MatcherDefinition
    {
        MatcherDefinition(name: name) { node, reader in reader.readSingle(for: name, node).map(make) }
    }
}
