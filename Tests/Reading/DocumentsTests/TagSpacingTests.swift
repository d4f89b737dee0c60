import Diagnostics
import Documents
import Testing

/// Tags right before the end of a flow collection, which libyaml alone refuses.
@Suite struct TagSpacingTests {
    private func read(_ text: String) -> (node: Node?, findings: [String]) {
        var findings = Findings()
        let node = YAMLDocument.read(Array(text.utf8), file: "t.yaml", findings: &findings)
        return (node, findings.diagnostics.map(\.description))
    }

    @Test func readsATagBeforeABracket() throws {
        let (node, findings) = read("{é: [!uuid], b: {c: !any}, d: !date}")
        #expect(findings == [])
        #expect(node?["é"]?.sequence?.first?.tag == "uuid")
        #expect(node?["b"]?["c"]?.tag == "any")
        #expect(node?["d"]?.tag == "date")
    }

    @Test func tellsPlacesWithoutTheSpaces() throws {
        let (node, _) = read("- {é: [!uuid], b: {c: !any}, d: 1}\n- {a: !x}\n- 5")
        #expect(node?.sequence?[0]["é"]?.sequence?.first?.location.column == 8)
        #expect(node?.sequence?[0]["b"]?["c"]?.location.column == 23)
        #expect(node?.sequence?[0]["d"]?.location.column == 33)
        #expect(node?.sequence?[2].location.description == "t.yaml:3:3")
    }

    @Test func leavesQuotedTextAsItIs() throws {
        let (node, findings) = read("{a: !x, b: 'say !no}', c: \"[!a]\", d: !y} # !c}")
        #expect(findings == [])
        #expect(node?["b"]?.string == "say !no}")
        #expect(node?["c"]?.string == "[!a]")
    }

    @Test func leavesBlocksAndPlainTextAsTheyAre() throws {
        let (node, findings) = read("a: [!x]\nb: |\n  {é: !y}\nc: see !z] there\nd: 1 # !c}\ne: {f: !g}")
        #expect(findings == [])
        #expect(node?["b"]?.string == "{é: !y}\n")
        #expect(node?["c"]?.string == "see !z] there")
        #expect(node?["e"]?["f"]?.tag == "g")
    }

    @Test func aTagOnAScalarInQuotesKeepsTheText() {
        let (node, findings) = read("{a: !x, b: !matches 'a !b} c', c: !y}")
        #expect(findings == [])
        #expect(node?["b"]?.string == "a !b} c")
        #expect(node?["b"]?.tag == "matches")
    }

    @Test func reportsLaterErrorsWhereTheUserWroteThem() {
        #expect(read("{a: !x}, {b: !y}: \"").findings.count == 1)
        #expect(read("[!x}").findings.map { $0.hasPrefix("t.yaml:1:") } == [true])
        #expect(read("- [!x], \t]").findings.map { $0.hasPrefix("t.yaml:1:7:") } == [true])
    }
}
