package import Diagnostics

/// Why no value could be made for a schema.
package struct GenerationFailure: Error, Hashable, Sendable {
    package enum Reason: Hashable, Sendable {
        /// None of the values that were tried fulfils the schema.
        case unsatisfied
        /// The schema demands itself without end.
        case endless
        /// It took too many tries, here and further in.
        case exhausted
    }

    package let reason: Reason
    /// Where the schema is written.
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
