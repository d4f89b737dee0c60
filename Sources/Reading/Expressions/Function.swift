internal import JSONModel
internal import JSONPath
internal import Randomness
internal import RegularExpressions

/// A function of the language: its arguments and its value.
///
/// An absent argument arrives as nil. A result of nil is an absent value.
struct Function: Sendable {
    typealias OneBody = @Sendable (JSON?) -> JSON?
    typealias TwoBody = @Sendable (JSON?, JSON?) -> JSON?
    typealias PatternBody = @Sendable (JSON?, RegularExpression) -> JSON?
    typealias PointerBody = @Sendable (JSON?, JSONPointer) -> JSON?
    typealias QueryBody = @Sendable (JSON, JSONPath) -> JSON?

    enum Implementation: Sendable {
        case one(OneBody)
        case two(TwoBody)
        /// One argument or more; gives the first with a value.
        case first
        /// The second argument is a regular expression. A literal one is compiled when the file is loaded.
        case pattern(PatternBody)
        /// The second argument is a literal JSON pointer.
        case pointer(PointerBody)
        /// The second argument is a literal query of JSONPath (RFC 9535). The body runs only if the first has a value.
        case query(QueryBody)
        /// The argument is a length.
        case randomText(RandomText.Alphabet)
    }

    /// The name and its parameters, as in `docs/expressions.md`: `contains(list, x)`.
    let signature: String
    let name: String
    let implementation: Implementation

    init(_ signature: String, _ implementation: Implementation) {
        self.signature = signature
        name = String(signature.prefix { $0 != "(" })
        self.implementation = implementation
    }

    static func named(_ name: String) -> Function? { table.first { $0.name == name } }

    var arity: ClosedRange<Int> {
        switch implementation {
        case .one, .randomText: 1...1
        case .two, .pattern, .pointer, .query: 2...2
        case .first: 1...64
        }
    }

    /// The number of arguments, in words for a message.
    var arityText: String {
        switch arity.upperBound {
        case 1: "1 argument"
        case 2: "2 arguments"
        default: "\(arity.lowerBound) to \(arity.upperBound) arguments"
        }
    }

    /// For a pattern that is computed for each request; nil when it is no regular expression.
    static func compilingPattern(_ body: @escaping PatternBody) -> TwoBody {
        { subject, pattern in
            guard let text = pattern?.stringValue, let expression = try? RegularExpression(text) else { return nil }
            return body(subject, expression)
        }
    }
}
