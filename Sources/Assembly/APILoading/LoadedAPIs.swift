package import Diagnostics
package import MockEngine

/// Loaded APIs, and the findings about their files.
package struct LoadedAPIs: Sendable {
    /// The APIs without errors, in the same order in each copy.
    package let copies: [[API]]
    /// The APIs with errors.
    package let broken: [BrokenAPI]
    /// The findings about the files of all APIs.
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

    /// These APIs, if none is broken.
    ///
    /// - Throws: `LoadingError.findings` if one is broken.
    package func whole() throws(LoadingError) -> LoadedAPIs {
        if broken.isEmpty { return self }
        throw .findings(findings)
    }
}
