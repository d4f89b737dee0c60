internal import JSONModel
internal import JSONPath
internal import Randomness
internal import RegularExpressions

/// A function of the language: what it is called with and what it gives.
///
/// Arguments that are absent arrive as nil; an answer of nil is an absent value.
struct Function: Sendable {
    typealias OneBody = @Sendable (JSON?) -> JSON?
    typealias TwoBody = @Sendable (JSON?, JSON?) -> JSON?
    typealias PatternBody = @Sendable (JSON?, RegularExpression) -> JSON?
    typealias PointerBody = @Sendable (JSON?, JSONPointer) -> JSON?
    typealias QueryBody = @Sendable (JSON, JSONPath) -> JSON?

    enum Implementation: Sendable {
        case one(OneBody)
        case two(TwoBody)
        /// One argument or more; the first that is there.
        case first
        /// The second argument is a regular expression; one written out is compiled when the file is loaded.
        case pattern(PatternBody)
        /// The second argument is a JSON pointer, written out.
        case pointer(PointerBody)
        /// The second argument is a query of JSONPath (RFC 9535), written out; the first is there.
        case query(QueryBody)
        /// The argument is a length.
        case randomText(RandomText.Alphabet)
    }

    /// The name and its parameters, as the page on the language lists it: `contains(list, x)`.
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

    /// How many arguments there must be, for a message.
    var arityText: String {
        switch arity.upperBound {
        case 1: "1 argument"
        case 2: "2 arguments"
        default: "\(arity.lowerBound) to \(arity.upperBound) arguments"
        }
    }

    /// For a pattern that is known only when a request is answered; one that is no regular expression gives nil.
    static func compilingPattern(_ body: @escaping PatternBody) -> TwoBody {
        { subject, pattern in
            guard let text = pattern?.stringValue, let expression = try? RegularExpression(text) else { return nil }
            return body(subject, expression)
        }
    }
}
