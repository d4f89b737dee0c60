internal import ArgumentParser
internal import Diagnostics
internal import JSONModel
internal import MockEngine
internal import Reporting

/// The findings of linting, and the number of checked files.
struct LintReport {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, github
    }

    /// In the order of their files and places.
    let findings: [Diagnostic]
    let fileCount: Int

    /// Changes when a member changes its meaning.
    private static let version = 1

    init(_ findings: Findings, fileCount: Int) {
        self.findings = findings.sorted
        self.fileCount = fileCount
    }

    private var errorCount: Int { findings.count { $0.severity == .error } }
    private var warningCount: Int { findings.count { $0.severity == .warning } }

    func hasFailed(strict: Bool) -> Bool { errorCount > 0 || (strict && warningCount > 0) }

    func text(_ format: Format) -> String {
        switch format {
        case .text: findings.map { "\($0)\n" }.joined() + "\(counts)\n"
        case .json: "\(json)\n"
        case .github: findings.map { "\(WorkflowCommand($0).line)\n" }.joined() + "\(counts)\n"
        }
    }

    /// `2 errors, 1 warning in 3 files`.
    private var counts: String {
        "\(Plural.of(errorCount, "error")), \(Plural.of(warningCount, "warning")) in \(Plural.of(fileCount, "file"))"
    }

    private var json: JSON {
        [
            "version": .number(JSONNumber(Self.version)), "errors": .number(JSONNumber(errorCount)),
            "warnings": .number(JSONNumber(warningCount)), "files": .number(JSONNumber(fileCount)),
            "findings": .array(findings.map(\.json)),
        ]
    }
}

extension WorkflowCommand {
    /// Puts a finding beside its line.
    init(_ finding: Diagnostic) {
        let name: Name =
            switch finding.severity {
            case .error: .error
            case .warning: .warning
            case .note: .notice
            }
        self.init(name, at: finding.location, finding.message)
    }
}
