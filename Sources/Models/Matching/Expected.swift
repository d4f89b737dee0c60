package import Diagnostics
package import Expressions
package import JSONModel

/// The expectation of one value: a literal value, an object or a list of expectations, or a matcher.
package struct Expected: Sendable {
    package enum Form: Sendable {
        /// Equal to the template's value; `source` is how the file writes it.
        case value(Template, source: String)
        /// An object with at least these members; with no others when it is strict.
        case object([Member], isStrict: Bool)
        /// A list of exactly these elements.
        case list([Expected])
        case matcher(any Matcher)
    }

    package struct Member: Sendable {
        let key: MemberName
        package let value: Expected

        package var name: String { key.text }

        package init(name: String, value: Expected) {
            key = MemberName(name)
            self.value = value
        }
    }

    package let form: Form
    package let location: SourceLocation

    package init(_ form: Form, at location: SourceLocation) {
        self.form = form
        self.location = location
    }

    /// The number of compared values; at least one.
    package var checkCount: Int {
        switch form {
        case .value, .matcher: 1
        case .object(let members, _): max(1, members.reduce(0) { $0 + $1.value.checkCount })
        case .list(let elements): max(1, elements.reduce(0) { $0 + $1.checkCount })
        }
    }

    /// The literal value, if it is the same in every scope; nil otherwise.
    package var constant: JSON? {
        guard case .value(let template, _) = form, template.isConstant else { return nil }
        return template.value(in: EmptyScope())
    }
}

/// A scope in which no name has a value.
package struct EmptyScope: ExpressionScope {
    package init() {}
    package func value(of reference: Reference) -> JSON? { nil }
    package func nextRandom() -> UInt64 { 0 }
}
