import Diagnostics
import Documents
import TargetModel
import TestSupport

/// Targets files of one text, called `t/targets.yaml`.
enum Reading {
    static func read(_ text: String) throws -> (file: TargetsFile?, findings: [String]) {
        var findings = Findings()
        let files = FileTable(["t/targets.yaml": text])
        let file = try TargetsReader.read("t/targets.yaml", files: files, findings: &findings)
        return (file, lines(findings))
    }

    /// The target called `a`, with what the environment and the secrets file hold.
    static func resolve(
        _ text: String, environment: [String: String] = [:], secrets: [String: String]? = nil
    ) throws -> (target: ResolvedTarget?, findings: [String]) {
        let (file, readFindings) = try read(text)
        guard let file, let definition = file.target("a") else { return (nil, readFindings) }
        var findings = Findings()
        let target = definition.resolved(
            in: file, environment: { environment[$0] },
            secrets: secrets.map { SecretsFile(path: "t/secrets.yaml", texts: $0) }, findings: &findings)
        return (target, lines(findings))
    }

    static func lines(_ findings: Findings) -> [String] {
        findings.rendered().split(separator: "\n").map(String.init)
    }
}
