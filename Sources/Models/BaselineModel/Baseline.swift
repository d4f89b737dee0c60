package import Diagnostics

/// A file of known failures: what may go wrong in a run, and nothing else.
///
/// The flow: `BaselineReader` reads it; `Run.held(to:)` of `Reporting` marks the failures it knows and finds the entries
/// that nothing fails for; `BaselineWriter` writes it anew.
package struct Baseline: Hashable, Sendable {
    /// As the user named it.
    package let path: String
    package let entries: [BaselineEntry]

    package init(path: String, entries: [BaselineEntry]) {
        self.path = path
        self.entries = entries
    }
}

/// One known failure.
package struct BaselineEntry: Hashable, Sendable {
    /// What an entry is found by; the values that differ are no part of it.
    package struct Key: Hashable, Sendable {
        /// The scenario's file, relative to the folder of the baseline.
        package let file: String
        /// With the row, for one of a table.
        package let scenario: String
        package let step: String
        /// `E0103`.
        package let code: String
        /// From `/status`, `/headers/Name` or `/body`; nil for a failure that has no place in the response.
        package let pointer: String?

        package init(file: String, scenario: String, step: String, code: String, pointer: String?) {
            self.file = file
            self.scenario = scenario
            self.step = step
            self.code = code
            self.pointer = pointer
        }
    }

    package let key: Key
    /// Why it is accepted; for people.
    package let reason: String?
    /// Where the baseline has it.
    package let location: SourceLocation

    package init(key: Key, reason: String? = nil, location: SourceLocation) {
        self.key = key
        self.reason = reason
        self.location = location
    }
}

package enum BaselineKey: String, CaseIterable {
    case known
}

package enum BaselineEntryKey: String, CaseIterable {
    case file, scenario, step, code, pointer, reason
}
