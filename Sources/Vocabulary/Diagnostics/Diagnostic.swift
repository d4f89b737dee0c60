/// A finding about a user's file: where, how grave, what was found and what was expected.
///
/// Findings are collected, never thrown one at a time, so that one run shows them all.
package struct Diagnostic: Hashable, Sendable {
    package enum Severity: String, Sendable {
        case error, warning, note
    }

    package let severity: Severity
    package let location: SourceLocation
    /// One sentence, lower case, names and values in single quotes, no final stop.
    package let message: String

    package init(_ severity: Severity, at location: SourceLocation, _ message: String) {
        self.severity = severity
        self.location = location
        self.message = message
    }

    package static func error(at location: SourceLocation, _ message: String) -> Diagnostic {
        Diagnostic(.error, at: location, message)
    }

    package static func warning(at location: SourceLocation, _ message: String) -> Diagnostic {
        Diagnostic(.warning, at: location, message)
    }
}

extension Diagnostic: CustomStringConvertible {
    /// `file:line:column: error: message`, the form that editors and CI systems parse.
    package var description: String { "\(location): \(severity.rawValue): \(message)" }
}
