import Diagnostics
import Documents
import Testing

@Suite struct MappingReaderTests {
    enum Colour: String, CaseIterable { case red, green, blue }

    @Test func reportsWhatWasNeverAskedFor() throws {
        var findings = Findings()
        let node = try #require(Reading("titel: a\nother: b\nx-note: c\nname: d\n").node)
        var reader = try #require(MappingReader(node, as: "step", findings: &findings))
        #expect(reader.optional("title") == nil)
        #expect(reader.required("name", &findings)?.string == "d")
        #expect(reader.required("id", &findings) == nil)
        #expect(reader.members(withPrefix: "x-").map(\.name) == ["x-note"])
        reader.finish(&findings)
        #expect(
            findings.rendered() == """
                x.yaml:1:1: error: step has no 'id'
                x.yaml:1:1: error: unknown key 'titel' in step; did you mean 'title'?
                x.yaml:2:1: error: unknown key 'other' in step; step has 'title', 'name', 'id' or 'x-note'

                """)
    }

    @Test func saysWhichKindWasExpected() throws {
        let node = try #require(Reading("a: [1]\nb: {}\nc: 12\nd: gren\ne: black\nf: 1.5\ng:\n").node)
        var findings = Findings()
        #expect(node["a"]?.requireString("title", &findings) == nil)
        #expect(node["b"]?.requireSequence("steps", &findings) == nil)
        #expect(node["c"]?.requireMapping("rule", &findings) == nil)
        #expect(node["c"]?.requireInteger("status", in: 100...599, &findings) == nil)
        #expect(node["c"]?.requireInteger("count", in: 1...20, &findings) == 12)
        let near: Colour? = node["d"]?.requireChoice("colour", &findings)
        let far: Colour? = node["e"]?.requireChoice("colour", &findings)
        #expect(near == nil && far == nil)
        #expect(node["f"]?.requireInteger("count", in: 1...20, &findings) == nil)
        #expect(node["g"]?.requireBool("flag", &findings) == nil)
        #expect(
            findings.rendered() == """
                x.yaml:1:4: error: expected a string for 'title', found a list
                x.yaml:2:4: error: expected a list for 'steps', found a mapping
                x.yaml:3:4: error: expected a mapping for 'rule', found an integer
                x.yaml:3:4: error: expected 100 to 599 for 'status', found 12
                x.yaml:4:4: error: unknown colour 'gren'; did you mean 'green'?
                x.yaml:5:4: error: unknown colour 'black'; expected 'red', 'green' or 'blue'
                x.yaml:6:4: error: expected an integer for 'count', found a number
                x.yaml:7:3: error: expected true or false for 'flag', found null

                """)
    }

    @Test func listsNames() {
        #expect(NameList.of([String]()) == "nothing")
        #expect(NameList.of(["a"]) == "'a'")
        #expect(NameList.of(["a", "b"]) == "'a' or 'b'")
        #expect(NameList.of(["a", "b", "c"], conjunction: "and") == "'a', 'b' and 'c'")
    }
}
