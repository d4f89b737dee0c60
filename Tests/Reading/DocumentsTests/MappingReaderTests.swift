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
        let lines = ["a: [1]", "b: {}", "c: 12", "d: gren", "e: black", "f: 1.5", "g:", "h: '5'", "i: []", "j: true"]
        let node = try #require(Reading(lines.joined(separator: "\n")).node)
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
        #expect(node["h"]?.requireInteger("limit", in: 1...20, &findings) == nil)
        #expect(node["i"]?.requireMapping("rule", &findings) == nil)
        #expect(node["j"]?.requireString("title", &findings) == nil)
        #expect(
            findings.rendered() == """
                x.yaml:1:4: error: expected a string for 'title', found a list
                x.yaml:2:4: error: expected a list for 'steps', found a mapping
                x.yaml:3:4: error: expected a mapping for 'rule', found the integer 12
                x.yaml:3:4: error: expected 100 to 599 for 'status', found 12
                x.yaml:4:4: error: unknown colour 'gren'; did you mean 'green'?
                x.yaml:5:4: error: unknown colour 'black'; expected 'red', 'green' or 'blue'
                x.yaml:6:4: error: expected an integer for 'count', found the number 1.5
                x.yaml:7:3: error: expected true or false for 'flag', found null
                x.yaml:8:4: error: expected an integer for 'limit', found the string '5'
                x.yaml:9:4: error: expected a mapping for 'rule', found an empty list
                x.yaml:10:4: error: expected a string for 'title', found the boolean true

                """)
    }

    @Test(arguments: [
        ("a: ''", "an empty string"), ("a: |\n  one\n  two\n", "the string 'one…'"),
        ("a: \(String(repeating: "x", count: 61))", "the string '\(String(repeating: "x", count: 60))…'"),
        ("a: \(String(repeating: "x", count: 60))", "the string '\(String(repeating: "x", count: 60))'"),
    ])
    func showsNoMoreThanALineOfWhatWasFound(text: String, found: String) throws {
        #expect(try #require(Reading(text).node?["a"]).foundDescription == found)
    }

    @Test func countsNamesInASentence() {
        #expect(NameList.sentence("built-in API", ["a"]) == "the built-in API is 'a'")
        #expect(NameList.sentence("built-in API", ["a", "b"]) == "the built-in APIs are 'a' and 'b'")
    }

    @Test func listsNames() {
        #expect(NameList.of([String]()) == "nothing")
        #expect(NameList.of(["a"]) == "'a'")
        #expect(NameList.of(["a", "b"]) == "'a' or 'b'")
        #expect(NameList.of(["a", "b", "c"], conjunction: "and") == "'a', 'b' and 'c'")
    }
}
