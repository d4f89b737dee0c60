package import Diagnostics

/// How much of one API's contract a run has met, and what of it was not.
///
/// The flow: `CoverageMeter` lists what the contract has, takes each exchange of a run, and gives this.
package struct Coverage: Hashable, Sendable {
    /// Something that no exchange has met.
    package struct Gap: Hashable, Sendable {
        /// `status 404 of 'GetOrder'`.
        package let what: String
        /// Where the contract, or the behaviour, has it.
        package let location: SourceLocation

        package init(what: String, location: SourceLocation) {
            self.what = what
            self.location = location
        }
    }

    /// All of one kind.
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

        /// Rounded down, so that 100 means all of them; nil where there is nothing to cover.
        package var percent: Int? { total == 0 ? nil : covered * 100 / total }
    }

    package let api: String
    /// One for each kind, in their order.
    package let parts: [Part]
    /// What the contract does without, because it is wrong there: neither met nor missing.
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
