/// A finding about a user's file: the place, the severity, what was found and what was expected.
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
    /// What does not work because of this error, where the program can go on: `the parameter is ignored`.
    ///
    /// Nil for warnings, and for errors after which the program cannot go on.
    package let loss: String?

    package init(_ severity: Severity, at location: SourceLocation, _ message: String, loss: String? = nil) {
        self.severity = severity
        self.location = location
        self.message = message
        self.loss = loss
    }

    package static func error(at location: SourceLocation, _ message: String, loss: String? = nil) -> Diagnostic {
        Diagnostic(.error, at: location, message, loss: loss)
    }

    package static func warning(at location: SourceLocation, _ message: String) -> Diagnostic {
        Diagnostic(.warning, at: location, message)
    }

    /// The same diagnostic with its loss; a warning is returned unchanged.
    package func losing(_ loss: String) -> Diagnostic {
        severity == .error ? .error(at: location, message, loss: loss) : self
    }

    /// A warning that names the loss, if this is an error with a loss; otherwise this diagnostic itself.
    package var tolerated: Diagnostic {
        guard severity == .error, let loss else { return self }
        return .warning(at: location, "\(message) (\(loss))")
    }
}

extension Diagnostic: CustomStringConvertible {
    /// `file:line:column: error: message`, the form that editors and CI systems parse.
    package var description: String { "\(location): \(severity.rawValue): \(message)" }
}
