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
        /// An element of a list that stands elsewhere than the elements around it say; `from` counts in the expected list.
        ///
        /// What else is different in it are differences of their own, inside.
        case moved(from: Int)
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

    /// The same difference of a value that is a part of another, at `pointer`.
    package func inside(_ pointer: JSONPointer) -> Difference {
        Difference(kind, at: JSONPointer(tokens: pointer.tokens + self.pointer.tokens))
    }
}
