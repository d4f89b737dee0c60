/// Why a text is not JSON (RFC 8259), and where.
package struct JSONSyntaxError: Error, Hashable, Sendable {
    package enum Problem: Hashable, Sendable {
        /// `found` stands where `expected` had to be; both are words for a message.
        case unexpected(found: String, expected: String)
        case invalidUTF8
        case controlCharacter(UInt8)
        case invalidEscape
        case loneSurrogate
        case byteOrderMark
        case tooDeep(limit: Int)
    }

    package let problem: Problem
    /// The byte at which reading stopped, counted from 0.
    package let offset: Int
    /// Line and column of that byte, counted from 1; columns count Unicode scalars.
    package let line: Int
    package let column: Int
}

extension JSONSyntaxError: CustomStringConvertible {
    package var description: String { "\(message) at line \(line), column \(column)" }

    /// The finding without the character that was found, for logs.
    package var placeDescription: String {
        guard case .unexpected(_, let expected) = problem else { return description }
        return "expected \(expected) at line \(line), column \(column)"
    }

    /// The finding without its place.
    package var message: String {
        switch problem {
        case .unexpected(let found, let expected): "expected \(expected), found \(found)"
        case .invalidUTF8: "the text is not UTF-8 here"
        case .controlCharacter(let byte): "control character \(byte) in a string must be written as an escape"
        case .invalidEscape: "unknown escape in a string"
        case .loneSurrogate: "half of a surrogate pair stands alone in a string"
        case .byteOrderMark: "the text starts with a byte order mark, which JSON does not allow"
        case .tooDeep(let limit): "arrays and objects are nested deeper than \(limit) levels"
        }
    }
}
