package import Diagnostics

/// Why no value could be made for a schema.
package struct GenerationFailure: Error, Hashable, Sendable {
    package enum Reason: Hashable, Sendable {
        /// None of the tried values is valid.
        case unsatisfied
        /// The schema requires itself without end.
        case endless
        /// The limit of tries was reached, here or further inside.
        case exhausted
    }

    package let reason: Reason
    /// The place of the schema.
    package let location: SourceLocation
}

extension GenerationFailure: CustomStringConvertible {
    package var description: String {
        switch reason {
        case .unsatisfied: "no value was found that the schema at \(location) allows"
        case .endless: "the schema at \(location) demands itself without end"
        case .exhausted: "the schema at \(location) took too many tries"
        }
    }
}
