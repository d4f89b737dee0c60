package import Behaviour
package import Contract
package import Diagnostics
package import Documents
internal import ScenarioModel

/// Finds faults of a scenario without running it.
package enum ScenarioLinter {
    /// Each check is in a file of its own; copy one to add another.
    private static let checks: [any ScenarioCheck.Type] = [UndocumentedStatuses.self, EmptyExpectations.self]

    /// Reads and checks the scenario file at `path`, which may name files below `folder`, by default its own.
    ///
    /// `collections` are the collections that `given` may name, by API.
    ///
    /// - Throws: `FileError` if the file itself cannot be read.
    package static func lint(
        _ path: String, below folder: String? = nil, apis: [String: Contract],
        collections: [String: [ResourceCollection]],
        files: any FileSource,
        findings: inout Findings
    ) throws(FileError) {
        let rows = try ScenarioReader.read(
            path, below: folder, apis: apis, collections: collections, files: files, findings: &findings)
        // Because all rows of a table have the same steps, one of them is enough.
        guard let scenario = rows.first else { return }
        for check in checks { check.check(scenario, &findings) }
    }
}

/// A check for one fault of a scenario that its reader accepts.
protocol ScenarioCheck: SendableMetatype {
    static func check(_ scenario: Scenario, _ findings: inout Findings)
}
