package import Contract
package import Diagnostics
package import Documents
package import ScenarioModel

/// Finds what can be told to be wrong with a scenario without running it.
package enum ScenarioLinter {
    /// One file each; a new one is copied from another.
    private static let checks: [any ScenarioCheck.Type] = [UndocumentedStatuses.self]

    /// Reads and checks the scenario file at `path`; nil when something in it cannot be read.
    ///
    /// - Throws: `FileError` when the file itself cannot be read.
    package static func lint(
        _ path: String, apis: [String: Contract], files: any FileSource, findings: inout Findings
    ) throws(FileError) -> Scenario? {
        let scenario = try ScenarioReader.read(path, apis: apis, files: files, findings: &findings)
        if let scenario { for check in checks { check.check(scenario, &findings) } }
        return scenario
    }
}

/// One thing that can be wrong with a scenario and that its reader does not mind.
protocol ScenarioCheck: SendableMetatype {
    static func check(_ scenario: Scenario, _ findings: inout Findings)
}
