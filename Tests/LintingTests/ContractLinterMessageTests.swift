import Contract
import Diagnostics
import Documents
import Linting
import TestSupport
import Testing

/// Every finding of the contract's checks, word for word.
@Suite struct ContractLinterMessageTests {
    static func findings(_ text: String) throws -> String {
        var findings = Findings()
        let root = try #require(DocumentReader.read(Array(text.utf8), file: "a.yaml", findings: &findings))
        _ = ContractLinter.lint(root, path: "a.yaml", files: FileTable([:]), findings: &findings)
        return findings.rendered()
    }
}
