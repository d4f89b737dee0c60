package import Diagnostics
package import JSONModel

/// A file of known failures.
///
/// `BaselineReader` reads it. `Run.held(to:)` in `Verification` marks the failures that it contains and finds entries
/// without a failure. `BaselineWriter` writes a new one.
package struct Baseline: Hashable, Sendable {
    /// The path as the user wrote it.
    package let path: String
    package let entries: [BaselineEntry]

    package init(path: String, entries: [BaselineEntry]) {
        self.path = path
        self.entries = entries
    }
}

/// A known failure: its place, its look there, and the last day on which it is accepted.
package struct BaselineEntry: Hashable, Sendable {
    /// The place of a failure; entries are found by it.
    package struct Key: Hashable, Sendable {
        /// The scenario's file, relative to the folder of the baseline.
        package let file: String
        /// The title; of a table, with its row.
        package let scenario: String
        package let step: String
        /// `E0103`.
        package let code: String
        /// From `/status`, `/headers/Name` or `/body`; nil for a failure without a place.
        package let pointer: String?

        package init(file: String, scenario: String, step: String, code: String, pointer: String?) {
            self.file = file
            self.scenario = scenario
            self.step = step
            self.code = code
            self.pointer = pointer
        }
    }

    /// The look of a failure.
    ///
    /// In an entry, nil matches anything.
    package struct Look: Hashable, Sendable {
        /// The status of the response.
        package let status: Int?
        /// The way in which the value is wrong, if the code does not tell it: `string`, `nothing`, `minimum`.
        package let kind: String?
        /// The value found, with secrets masked.
        package let value: JSON?

        package init(status: Int? = nil, kind: String? = nil, value: JSON? = nil) {
            self.status = status
            self.kind = kind
            self.value = value
        }

        /// Whether this look matches a failure with the look `other`.
        package func covers(_ other: Look) -> Bool {
            (status == nil || status == other.status) && (kind == nil || kind == other.kind)
                && (value == nil || value == other.value)
        }
    }

    package let key: Key
    package let look: Look
    /// The last day on which the failure is accepted, such as `2026-03-31`; nil for no limit.
    package let until: String?
    /// Why the failure is accepted, for people.
    package let reason: String?
    /// The place of the entry in the baseline.
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
