import Diagnostics
import Testing

@Suite struct FindingsTests {
    @Test func rendersByFileAndLine() {
        var findings = Findings()
        findings.warning(at: SourceLocation(file: "b.yaml", line: 1, column: 1), "second file")
        findings.error(at: SourceLocation(file: "a.yaml", line: 10, column: 2), "later line")
        findings.error(at: SourceLocation(file: "a.yaml", line: 9, column: 30), "earlier line")
        #expect(
            findings.rendered() == """
                a.yaml:9:30: error: earlier line
                a.yaml:10:2: error: later line
                b.yaml:1:1: warning: second file

                """)
    }

    @Test func keepsOneOfEqualFindings() {
        var findings = Findings()
        let location = SourceLocation(file: "a.yaml", line: 1, column: 1)
        findings.error(at: location, "twice")
        findings.error(at: location, "twice")
        #expect(findings.diagnostics == [.error(at: location, "twice")])
    }

    @Test func hasErrorsOnlyWhereOneIsAnError() {
        var findings = Findings()
        let location = SourceLocation(file: "a.yaml", line: 1, column: 1)
        findings.warning(at: location, "warned")
        #expect(!findings.hasErrors)
        findings.error(at: location, "failed")
        #expect(findings.hasErrors)
    }
}
