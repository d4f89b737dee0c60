package import Diagnostics

/// One behaviour of the mock, and how we know that the real API has it.
package struct FidelityNote: Sendable {
    package enum Provenance: String, Sendable, CaseIterable {
        /// The API's own documentation says so.
        case documented
        /// A public source other than the documentation says so, such as the vendor's client.
        case found
        /// No source says so; it is our assumption.
        case assumed
    }

    package let behaviour: String
    package let provenance: Provenance
    /// The source, or the reason for the assumption.
    package let source: String
    package let location: SourceLocation
}
