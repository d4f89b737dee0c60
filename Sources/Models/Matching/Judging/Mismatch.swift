package import Diagnostics
package import JSONModel

/// A value that is not what is expected.
package struct Mismatch: Hashable, Sendable {
    package enum Wanted: Hashable, Sendable {
        /// This value.
        case value(JSON)
        /// What a matcher says, such as `a UUID`.
        case described(String)
        /// A value of the schema, whose keyword at `location` it breaks.
        case schema(keyword: String, message: String, location: SourceLocation)
        /// Nothing was to be there.
        case nothing
    }

    /// Where, from the root of what was judged.
    package let pointer: JSONPointer
    package let wanted: Wanted
    /// Nil when nothing is there.
    package let found: JSON?
    /// How far the value is from what is expected: more than 0, and 1 where they have nothing in common.
    package let distance: Double

    package init(at pointer: JSONPointer, wanted: Wanted, found: JSON?, distance: Double = 1) {
        self.pointer = pointer
        self.wanted = wanted
        self.found = found
        self.distance = distance
    }
}
