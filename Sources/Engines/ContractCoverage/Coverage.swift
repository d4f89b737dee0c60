package import Diagnostics

/// Which parts of one API's contract a run has met, and which not.
///
/// The flow: `CoverageMeter` lists the parts of the contract, takes each exchange of a run, and gives this.
package struct Coverage: Hashable, Sendable {
    /// A part that no exchange has met.
    package struct Gap: Hashable, Sendable {
        /// `status 404 of 'GetOrder'`.
        package let what: String
        /// The place in the contract or the behaviour.
        package let location: SourceLocation

        package init(what: String, location: SourceLocation) {
            self.what = what
            self.location = location
        }
    }

    /// All parts of one kind.
    package struct Part: Hashable, Sendable {
        package let kind: CoverageKind
        package let total: Int
        package let gaps: [Gap]

        package init(kind: CoverageKind, total: Int, gaps: [Gap]) {
            self.kind = kind
            self.total = total
            self.gaps = gaps
        }

        package var covered: Int { total - gaps.count }

        /// Rounded down, so that 100 means all; nil when there are none.
        package var percent: Int? { total == 0 ? nil : covered * 100 / total }
    }

    package let api: String
    /// One for each kind, in their order.
    package let parts: [Part]
    /// Errors in the contract, because of which parts count neither as covered nor as missing.
    package let unchecked: [Diagnostic]

    package init(api: String, parts: [Part], unchecked: [Diagnostic] = []) {
        self.api = api
        self.parts = parts
        self.unchecked = unchecked
    }

    package subscript(kind: CoverageKind) -> Part {
        parts.first { $0.kind == kind } ?? Part(kind: kind, total: 0, gaps: [])
    }
}
