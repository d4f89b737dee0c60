package import Behaviour
package import Contract
package import Diagnostics
package import Documents
internal import ScenarioModel

/// Finds what can be told to be wrong with a scenario without running it.
package enum ScenarioLinter {
    /// One file each; a new one is copied from another.
    private static let checks: [any ScenarioCheck.Type] = [UndocumentedStatuses.self, EmptyExpectations.self]

    /// Reads and checks the scenario file at `path`, which may name files below `folder`, its own unless it is said.
    ///
    /// `collections` are those that `given` may name, by API.
    ///
    /// - Throws: `FileError` when the file itself cannot be read.
    package static func lint(
        _ path: String, below folder: String? = nil, apis: [String: Contract],
        collections: [String: [ResourceCollection]],
        files: any FileSource,
        findings: inout Findings
    ) throws(FileError) {
        let rows = try ScenarioReader.read(
            path, below: folder, apis: apis, collections: collections, files: files, findings: &findings)
        // Because the rows of a table have their steps in common, one of them tells what is wrong with all.
        guard let scenario = rows.first else { return }
        for check in checks { check.check(scenario, &findings) }
    }
}

/// One thing that can be wrong with a scenario and that its reader does not mind.
protocol ScenarioCheck: SendableMetatype {
    static func check(_ scenario: Scenario, _ findings: inout Findings)
}
