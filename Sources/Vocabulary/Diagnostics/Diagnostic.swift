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
    /// What a program that goes on in spite of an error does without: `the parameter is ignored`.
    ///
    /// Nil for a warning, and for an error that it cannot go on with.
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

    /// The same finding of something that one can go on without, which is lost then; a warning as it is.
    package func losing(_ loss: String) -> Diagnostic {
        severity == .error ? .error(at: location, message, loss: loss) : self
    }

    /// An error that one can go on with as a warning that names the loss; any other as it is.
    package var tolerated: Diagnostic {
        guard severity == .error, let loss else { return self }
        return .warning(at: location, "\(message) (\(loss))")
    }
}

extension Diagnostic: CustomStringConvertible {
    /// `file:line:column: error: message`, the form that editors and CI systems parse.
    package var description: String { "\(location): \(severity.rawValue): \(message)" }
}
