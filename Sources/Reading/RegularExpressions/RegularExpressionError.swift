/// Why a text is no regular expression of ECMA-262, or cannot be compiled here.
package struct RegularExpressionError: Error, Hashable, Sendable {
    /// One sentence, lower case, no final stop.
    package let message: String
    /// The place in the pattern, in Unicode scalars counted from 0.
    package let offset: Int

    /// Whether ECMA-262 allows the pattern, and only PCRE2 cannot compile it.
    package let isOnlyUnsupported: Bool

    package init(message: String, offset: Int, isOnlyUnsupported: Bool = false) {
        self.message = message
        self.offset = offset
        self.isOnlyUnsupported = isOnlyUnsupported
    }
}

extension RegularExpressionError: CustomStringConvertible {
    package var description: String { "\(message), at character \(offset + 1) of the pattern" }
}
