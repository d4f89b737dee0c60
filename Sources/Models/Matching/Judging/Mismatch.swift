package import Diagnostics
package import JSONModel

/// A value that is not as expected.
package struct Mismatch: Hashable, Sendable {
    package enum Wanted: Hashable, Sendable {
        /// Exactly this value.
        case value(JSON)
        /// A description by a matcher, such as `a UUID`.
        case described(String)
        /// A valid value by a schema; the value breaks the keyword at `location`.
        case schema(keyword: String, message: String, location: SourceLocation)
        /// No value.
        case nothing
        /// The element is at another place; `from` is its place in the expected list.
        case moved(from: Int)
    }

    /// The place, from the root of the judged value.
    package let pointer: JSONPointer
    package let wanted: Wanted
    /// The value found; nil for none.
    package let found: JSON?
    /// The distance of the value from the expectation: more than 0, and 1 if they have nothing in common.
    package let distance: Double

    package init(at pointer: JSONPointer, wanted: Wanted, found: JSON?, distance: Double = 1) {
        self.pointer = pointer
        self.wanted = wanted
        self.found = found
        self.distance = distance
    }
}
