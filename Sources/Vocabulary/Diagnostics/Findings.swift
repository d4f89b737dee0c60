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

    /// Adds an error; one without a `loss` stops whatever the file is loaded for.
    package mutating func error(at location: SourceLocation, _ message: String, loss: String? = nil) {
        add(.error(at: location, message, loss: loss))
    }

    package mutating func warning(at location: SourceLocation, _ message: String) {
        add(.warning(at: location, message))
    }

    package mutating func add(_ diagnostic: Diagnostic) {
        // Because a shared file can be reached along two paths and is wrong only once.
        let said = Said(
            severity: diagnostic.severity, location: diagnostic.location, message: diagnostic.message)
        guard known.insert(said).inserted else { return }
        diagnostics.append(diagnostic)
    }

    /// Adds what `findings` has and these have not.
    package mutating func add(_ findings: Findings) {
        for diagnostic in findings.diagnostics { add(diagnostic) }
    }

    /// The findings as a program has them that loads what can be loaded: errors with a loss are warnings that name it.
    package var tolerated: Findings {
        var tolerated = Findings()
        for diagnostic in diagnostics { tolerated.add(diagnostic.tolerated) }
        return tolerated
    }

    /// The diagnostics in the order of their files and lines.
    package var sorted: [Diagnostic] { diagnostics.sorted { $0.location < $1.location } }

    /// The diagnostics in the order of their files and lines, one a line.
    package func rendered() -> String { sorted.map { "\($0)\n" }.joined() }
}
