/// The diagnostics collected while files are read; passed `inout` through every reader.
package struct Findings: Sendable {
    package private(set) var diagnostics: [Diagnostic] = []
    private var known: Set<Diagnostic> = []

    package init() {}

    package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

    package mutating func error(at location: SourceLocation, _ message: String) {
        add(.error(at: location, message))
    }

    package mutating func warning(at location: SourceLocation, _ message: String) {
        add(.warning(at: location, message))
    }

    package mutating func add(_ diagnostic: Diagnostic) {
        // Because a shared file can be reached along two paths and is wrong only once.
        guard known.insert(diagnostic).inserted else { return }
        diagnostics.append(diagnostic)
    }

    /// Adds what `others` has and these have not.
    package mutating func add(_ others: Findings) {
        for diagnostic in others.diagnostics { add(diagnostic) }
    }

    /// The diagnostics in the order of their files and lines.
    package var sorted: [Diagnostic] { diagnostics.sorted { $0.location < $1.location } }

    /// The diagnostics in the order of their files and lines, one a line.
    package func rendered() -> String { sorted.map { "\($0)\n" }.joined() }
}
