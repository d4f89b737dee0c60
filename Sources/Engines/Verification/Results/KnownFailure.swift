package import Diagnostics

/// A failure that a baseline says is known.
package struct KnownFailure: Hashable, Sendable {
    /// Why it is accepted, in the words of who accepted it; nil when the baseline does not say.
    package let reason: String?

    package init(reason: String?) { self.reason = reason }
}

/// What came of a baseline in a run.
package struct BaselineOutcome: Hashable, Sendable {
    /// An entry whose failure is gone.
    package struct Stale: Hashable, Sendable {
        /// What is there instead.
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
    /// How many entries the run says nothing about: their scenarios or steps did not run.
    package let unjudged: Int

    package init(file: String, stale: [Stale], unjudged: Int) {
        self.file = file
        self.stale = stale
        self.unjudged = unjudged
    }
}
