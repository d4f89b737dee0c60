package import Diagnostics
package import MockEngine

/// APIs that were loaded, and what there is to say of their files.
package struct LoadedAPIs: Sendable {
    /// The APIs that work, compiled as often as there are copies: in the same order in each.
    package let copies: [[API]]
    /// Those that do not.
    package let broken: [BrokenAPI]
    /// What there is to say of all their files.
    package let findings: Findings
    /// The folders of the dialects that were loaded.
    package let dialectFolders: [String]

    /// The first copy.
    package var apis: [API] { copies[0] }

    package init(
        copies: [[API]], broken: [BrokenAPI] = [], findings: Findings = Findings(), dialectFolders: [String] = []
    ) {
        self.copies = copies
        self.broken = broken
        self.findings = findings
        self.dialectFolders = dialectFolders
    }

    /// These, where every one of them works.
    ///
    /// - Throws: `LoadingError.findings` when one is broken.
    package func whole() throws(LoadingError) -> LoadedAPIs {
        if broken.isEmpty { return self }
        throw .findings(findings)
    }
}
