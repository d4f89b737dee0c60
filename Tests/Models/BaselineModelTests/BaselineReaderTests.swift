import BaselineModel
import Diagnostics
import JSONModel
import TestSupport
import Testing

@Suite struct BaselineReaderTests {
    static func read(_ text: String) throws -> (baseline: Baseline?, findings: [String]) {
        var findings = Findings()
        let baseline = try BaselineReader.read(
            "b.yaml", codes: ["E0101", "E0103", "E0107"], files: FileTable(["b.yaml": text]), findings: &findings)
        return (baseline, findings.rendered().split(separator: "\n").map(String.init))
    }

    @Test func readsEntriesWithTheirPlaces() throws {
        let text = """
            known:
            - file: s.yaml
              scenario: orders
              step: create
              code: E0103
              pointer: /status
              status: 200
              kind: string
              value: {a: [1, "b", null]}
              until: 2026-02-28
              reason: soon
            - {file: ../t.yaml, scenario: "a: b", step: a/b, code: E0101}
            """
        let (baseline, findings) = try Self.read(text)
        #expect(findings == [])
        #expect(
            baseline?.entries == [
                BaselineEntry(
                    key: .init(file: "s.yaml", scenario: "orders", step: "create", code: "E0103", pointer: "/status"),
                    look: .init(status: 200, kind: "string", value: ["a": [1, "b", nil]]), until: "2026-02-28",
                    reason: "soon", location: SourceLocation(file: "b.yaml", line: 2, column: 3)),
                BaselineEntry(
                    key: .init(file: "../t.yaml", scenario: "a: b", step: "a/b", code: "E0101", pointer: nil),
                    location: SourceLocation(file: "b.yaml", line: 12, column: 3)),
            ])
        #expect(try Self.read("known: []").baseline?.entries == [])
    }

    @Test(arguments: [
        ("[]", "b.yaml:1:1: error: expected a mapping for 'baseline', found an empty list"),
        ("{}", "b.yaml:1:1: error: baseline has no 'known'"),
        ("known: []\nknwon: 1", "b.yaml:2:1: error: unknown key 'knwon' in baseline; did you mean 'known'?"),
        ("known: 5", "b.yaml:1:8: error: expected a list for 'known', found the integer 5"),
        ("known: [5]", "b.yaml:1:9: error: expected a mapping for 'known failure', found the integer 5"),
        (
            "known: [{scenario: a, step: b, code: E0101}]",
            "b.yaml:1:9: error: known failure has no 'file'"
        ),
        (
            "known: [{file: f, scenario: a, step: 5, code: E0101}]",
            "b.yaml:1:38: error: expected a string for 'step', found the integer 5"
        ),
        (
            "known: [{file: f, scenario: a, step: b, code: E0102}]",
            "b.yaml:1:47: error: unknown code 'E0102'; did you mean 'E0101'?"
        ),
        (
            "known: [{file: f, scenario: a, step: b, code: none}]",
            "b.yaml:1:47: error: unknown code 'none'; 'understudy explain' lists them all"
        ),
        (
            "known: [{file: f, scenario: a, step: b, code: E0101, pointer: status}]",
            "b.yaml:1:63: error: expected a place such as '/status' or '/body/items/0' for 'pointer', found 'status'"
        ),
        (
            "known: [{file: f, scenario: a, step: b, code: E0101, reasn: x}]",
            "b.yaml:1:54: error: unknown key 'reasn' in known failure; did you mean 'reason'?"
        ),
        (
            "known: [{file: f, scenario: a, step: b, code: E0101, until: 2026-02-29}]",
            "b.yaml:1:61: error: expected a day such as '2026-03-31' for 'until', found '2026-02-29'"
        ),
        (
            "known: [{file: f, scenario: a, step: b, code: E0101, status: 1000}]",
            "b.yaml:1:62: error: expected 100 to 999 for 'status', found 1000"
        ),
        (
            "known:\n- {file: f, scenario: a, step: b, code: E0101}\n- {file: f, scenario: a, step: b, code: E0101}",
            "b.yaml:3:3: error: the same failure is known twice, first at b.yaml:2:3"
        ),
    ])
    func saysWhatIsWrong(text: String, message: String) throws {
        let (baseline, findings) = try Self.read(text)
        #expect(baseline == nil)
        #expect(findings == [message])
    }

    @Test(arguments: [
        "plain", "two words", "", " a", "a ", "null", "Yes", "5", "5.0", "~", "- a", "a: b", "a #b", "#", "'", "\"",
        "\\",
        "a\nb", "\t", "\u{0}\u{1}\u{7F}\u{85}\u{2028}\u{FEFF}\u{FFFE}", "é ☂ 😀", "../a b/c.yaml", "/body/a~1b/0", "*a",
        "&a",
        "!a", "%a", "@a", "[row 1: currency=GBP, amount=5]", "{a}", "2026-01-01", ".5", "---", "...", "=", "<<",
    ])
    func whatIsWrittenIsReadAgain(text: String) throws {
        let start = SourceLocation(file: "b.yaml", line: 1, column: 1)
        let key = BaselineEntry.Key(file: text, scenario: text, step: text, code: "E0103", pointer: "/\(text)")
        let look = BaselineEntry.Look(status: 200, kind: text, value: [text: [.string(text), 7, true, nil, [:]]])
        let entry = BaselineEntry(key: key, look: look, until: "2026-03-31", reason: text, location: start)
        let (baseline, findings) = try Self.read(BaselineWriter.text(of: [entry]))
        #expect(findings == [])
        #expect(baseline?.entries.map(\.key) == [key])
        #expect(baseline?.entries.map(\.reason) == [text])
        #expect(baseline?.entries.map(\.look) == [look])
        #expect(baseline?.entries.map(\.until) == ["2026-03-31"])
    }

    @Test func nothingKnownIsWrittenToo() throws {
        #expect(try Self.read(BaselineWriter.text(of: [])).baseline?.entries == [])
    }

    @Test(arguments: [
        ("/w/a/s.yaml", "/w/b", "../a/s.yaml"), ("a/./x/../s.yaml", "/w", "a/s.yaml"), ("s.yaml", "/w", "s.yaml"),
        ("../s.yaml", "/w", "../s.yaml"), ("/s.yaml", "/", "s.yaml"), ("/../s.yaml", "/a/b", "../../s.yaml"),
    ])
    func pathsAreRelativeToAFolder(path: String, folder: String, relative: String) {
        #expect(FilePath(path, in: "/w").relative(to: folder) == relative)
    }
}
