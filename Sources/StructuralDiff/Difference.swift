package import JSONModel

/// A located disagreement between an expected and an actual JSON value.
package struct Difference: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        /// Expected, and not there.
        case missing(expected: JSON)
        /// There, and not expected.
        case unexpected(actual: JSON)
        /// Another value of the same type.
        case changed(expected: JSON, actual: JSON)
        case typeChanged(expected: JSON, actual: JSON)
        /// The names of an object in another order; only when `Options.reportsOrder` asks for it.
        case reordered(expected: [String], actual: [String])
    }

    /// Where: an index counts in the actual array, but the last one of a missing element in the expected array.
    package let pointer: JSONPointer
    package let kind: Kind

    package init(_ kind: Kind, at pointer: JSONPointer) {
        self.pointer = pointer
        self.kind = kind
    }
}
