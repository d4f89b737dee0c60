package import Diagnostics

/// A known failure of a baseline.
package struct KnownFailure: Hashable, Sendable {
    /// Why it is accepted; nil when the baseline does not say.
    package let reason: String?

    package init(reason: String?) { self.reason = reason }
}

/// The outcome of a baseline in a run.
package struct BaselineOutcome: Hashable, Sendable {
    /// An entry whose failure no longer happens.
    package struct Stale: Hashable, Sendable {
        /// The sentence about it.
        package let sentence: String
        package let location: SourceLocation

        package init(sentence: String, location: SourceLocation) {
            self.sentence = sentence
            self.location = location
        }
    }

    /// As the user named it.
    package let file: String
    /// In the order of the file.
    package let stale: [Stale]
    /// The number of entries that the run does not judge: their scenarios or steps did not run.
    package let unjudged: Int

    package init(file: String, stale: [Stale], unjudged: Int) {
        self.file = file
        self.stale = stale
        self.unjudged = unjudged
    }
}
