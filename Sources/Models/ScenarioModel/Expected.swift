package import Diagnostics
package import Expressions

/// What one value must be: a value written out, an object or a list of such, or a matcher.
package struct Expected: Sendable {
    package indirect enum Rule: Sendable {
        /// Equal to the template's value; `source` is how the file writes it.
        case value(Template, source: String)
        /// An object with at least these members; with no others when it is strict.
        case object([Member], isStrict: Bool)
        /// A list of exactly these elements.
        case list([Expected])
        case matcher(Matcher)
    }

    package struct Member: Sendable {
        package let name: String
        package let value: Expected
    }

    package let rule: Rule
    package let location: SourceLocation

    /// How many single values are compared; at least one.
    package var checkCount: Int {
        switch rule {
        case .value, .matcher: 1
        case .object(let members, _): max(1, members.reduce(0) { $0 + $1.value.checkCount })
        case .list(let elements): max(1, elements.reduce(0) { $0 + $1.checkCount })
        }
    }
}
