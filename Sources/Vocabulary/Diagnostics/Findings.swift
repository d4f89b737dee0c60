/// The diagnostics collected while files are read; passed `inout` through every reader.
package struct Findings: Sendable {
    package private(set) var diagnostics: [Diagnostic] = []
    private var known: Set<Said> = []

    private struct Said: Hashable {
        let severity: Diagnostic.Severity
        let location: SourceLocation
        let message: String
    }

    package init() {}

    package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

    /// Adds an error.
    ///
    /// An error without a `loss` makes loading fail in every mode.
    package mutating func error(at location: SourceLocation, _ message: String, loss: String? = nil) {
        add(.error(at: location, message, loss: loss))
    }

    package mutating func warning(at location: SourceLocation, _ message: String) {
        add(.warning(at: location, message))
    }

    package mutating func add(_ diagnostic: Diagnostic) {
        // Because a file can be reached along two paths, the same finding can come twice.
        let said = Said(
            severity: diagnostic.severity, location: diagnostic.location, message: diagnostic.message)
        guard known.insert(said).inserted else { return }
        diagnostics.append(diagnostic)
    }

    /// Adds those of `findings` that are not among these yet.
    package mutating func add(_ findings: Findings) {
        for diagnostic in findings.diagnostics { add(diagnostic) }
    }

    /// These findings for programs that load as much as possible: errors with a loss become warnings that name it.
    package var tolerated: Findings {
        var tolerated = Findings()
        for diagnostic in diagnostics { tolerated.add(diagnostic.tolerated) }
        return tolerated
    }

    /// The diagnostics in the order of their files and lines.
    package var sorted: [Diagnostic] { diagnostics.sorted { $0.location < $1.location } }

    /// The sorted diagnostics as text, one on each line.
    package func rendered() -> String { sorted.map { "\($0)\n" }.joined() }
}
