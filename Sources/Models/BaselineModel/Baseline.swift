package import Diagnostics
package import JSONModel

/// A file of known failures: what may go wrong in a run, and nothing else.
///
/// The flow: `BaselineReader` reads it; `Run.held(to:)` of `Verification` marks the failures it knows and finds the
/// entries that nothing fails for; `BaselineWriter` writes it anew.
package struct Baseline: Hashable, Sendable {
    /// As the user named it.
    package let path: String
    package let entries: [BaselineEntry]

    package init(path: String, entries: [BaselineEntry]) {
        self.path = path
        self.entries = entries
    }
}

/// One known failure: the place it has, how it looks there, and how long it is accepted.
package struct BaselineEntry: Hashable, Sendable {
    /// The place of a failure, by which an entry is found.
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

    /// How a failure looks; what is nil may be anything in an entry.
    package struct Look: Hashable, Sendable {
        /// The status of the response.
        package let status: Int?
        /// In what way the value is wrong, where the code does not say it: `string`, `nothing`, `minimum`.
        package let kind: String?
        /// What is there, with secrets masked.
        package let value: JSON?

        package init(status: Int? = nil, kind: String? = nil, value: JSON? = nil) {
            self.status = status
            self.kind = kind
            self.value = value
        }

        /// Whether a failure that looks like `other` looks like this.
        package func covers(_ other: Look) -> Bool {
            (status == nil || status == other.status) && (kind == nil || kind == other.kind)
                && (value == nil || value == other.value)
        }
    }

    package let key: Key
    package let look: Look
    /// The last day it is accepted on, as `2026-03-31`; nil for any day.
    package let until: String?
    /// Why it is accepted; for people.
    package let reason: String?
    /// Where the baseline has it.
    package let location: SourceLocation

    package init(
        key: Key, look: Look = Look(), until: String? = nil, reason: String? = nil, location: SourceLocation
    ) {
        self.key = key
        self.look = look
        self.until = until
        self.reason = reason
        self.location = location
    }
}

package enum BaselineKey: String, CaseIterable {
    case known
}

package enum BaselineEntryKey: String, CaseIterable {
    case file, scenario, step, code, pointer, status, kind, value, until, reason
}
