package import JSONModel

/// A located disagreement between an expected and an actual JSON value.
package struct Difference: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        /// The value is expected and missing.
        case missing(expected: JSON)
        /// The value is not expected.
        case unexpected(actual: JSON)
        /// The value differs and has the expected type.
        case changed(expected: JSON, actual: JSON)
        case typeChanged(expected: JSON, actual: JSON)
        /// An element of a list in another order relative to the elements around it; `from` counts in the expected
        /// list.
        ///
        /// Other differences inside it are differences of their own.
        case moved(from: Int)
        /// The members of an object in another order; only if `Options.reportsOrder` is set.
        case reordered(expected: [String], actual: [String])
    }

    /// The place.
    ///
    /// An index counts in the actual array; the last index of a missing element counts in the expected one.
    package let pointer: JSONPointer
    package let kind: Kind

    package init(_ kind: Kind, at pointer: JSONPointer) {
        self.pointer = pointer
        self.kind = kind
    }

    /// This difference inside a larger value, in which this value is at `pointer`.
    package func inside(_ pointer: JSONPointer) -> Difference {
        Difference(kind, at: JSONPointer(tokens: pointer.tokens + self.pointer.tokens))
    }
}
