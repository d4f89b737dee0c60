/// Why a text is no query of RFC 9535, and where.
package struct JSONPathError: Error, Hashable, Sendable {
    /// One sentence, lower case, no final stop.
    package let message: String
    /// The place in the text, in Unicode scalars counted from 0.
    package let offset: Int
}

extension JSONPathError: CustomStringConvertible {
    package var description: String { "\(message), at character \(offset + 1) of the path" }
}
