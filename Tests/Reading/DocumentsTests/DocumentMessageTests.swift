import Documents
import JSONModel
import Testing

@Suite struct DocumentMessageTests {
    static let yaml: [(text: String, message: String)] = [
        ("", "x.yaml:1:1: error: the file is empty; expected a YAML document"),
        ("# only a comment\n", "x.yaml:2:1: error: the file is empty; expected a YAML document"),
        ("a: 1\nb: 2\na: 3\n", "x.yaml:3:1: error: 'a' is there already, on line 1"),
        (
            (0..<40).map { "m\($0): 1\n" }.joined() + "m3: 2\nm17: 2\n",
            "x.yaml:41:1: error: 'm3' is there already, on line 4\nx.yaml:42:1: error: 'm17' is there already, on line 18"
        ),
        ("a: 1\n---\nb: 2\n", "x.yaml:2:1: error: expected one YAML document, found a second after '---'"),
        ("[1]: a\n", "x.yaml:1:1: error: expected a name before ':', found a list"),
        ("? {a: b}\n: c\n", "x.yaml:1:3: error: expected a name before ':', found a mapping"),
        ("a: *b\n", "x.yaml:1:4: error: cannot read YAML: no anchor '&b' before this alias"),
        (
            "a: &base 1\nb: *bse\n",
            "x.yaml:2:4: error: cannot read YAML: no anchor '&bse' before this alias; did you mean 'base'?"
        ),
        ("a: !!bool 5\n", "x.yaml:1:4: error: expected a boolean after '!!bool', found the integer 5"),
        ("a: !!int x\n", "x.yaml:1:4: error: expected an integer after '!!int', found the string 'x'"),
        ("a: !!seq x\n", "x.yaml:1:4: error: expected a list after '!!seq', found the string 'x'"),
        ("a: !!map [1]\n", "x.yaml:1:4: error: expected a mapping after '!!map', found a list"),
        ("a: !!binary aGk=\n", "x.yaml:1:4: error: unknown tag '!!binary'; write the value without it"),
        ("a: !!set {b}\n", "x.yaml:1:4: error: unknown tag '!!set'; write the value without it"),
        ("a: !<tag:x,2000:y> 1\n", "x.yaml:1:4: error: unknown tag '!<tag:x,2000:y>'; write the value without it"),
        ("a: &a [*a]\n", "x.yaml:1:8: error: cannot read YAML: no anchor '&a' before this alias"),
        ("<<: 5\n", "x.yaml:1:5: error: expected a mapping to merge with '<<', found the integer 5"),
        (
            "a:\n\tb: 1\n",
            "x.yaml:2:1: error: cannot read YAML: found a tab where a value or its indentation must start; use spaces"
        ),
        (
            "é:\n  - @x\n",
            "x.yaml:2:5: error: cannot read YAML: '@' cannot start a value; put the value in quotes"
        ),
        ("a: `x`\n", "x.yaml:1:4: error: cannot read YAML: '`' cannot start a value; put the value in quotes"),
        (
            "a: [1\nb: 2\n",
            "x.yaml:2:2: error: cannot read YAML: did not find expected ',' or ']' while parsing a flow sequence"
                + " that starts on line 1"
        ),
        (
            "a: 'x\n",
            "x.yaml:2:1: error: cannot read YAML: found unexpected end of stream while scanning a quoted scalar"
                + " that starts on line 1"
        ),
        ("a: b: c\n", "x.yaml:1:5: error: cannot read YAML: mapping values are not allowed in this context"),
        ("a: 1\n b: 2\n", "x.yaml:2:3: error: cannot read YAML: mapping values are not allowed in this context"),
        ("a: \u{1}\n", "x.yaml:1:1: error: cannot read YAML: the text is not UTF-8 or has a control character"),
    ]

    @Test(arguments: yaml) func says(_ text: String, _ message: String) {
        #expect(Reading(text).findings == message + "\n")
    }

    @Test func saysWhereTheTextIsNotUTF8() {
        #expect(
            Reading(Array("a: 1\nb: ".utf8) + [0xFF]).findings
                == "x.yaml:2:1: error: cannot read YAML: the text is not UTF-8 or has a control character\n")
        #expect(
            Reading([0xFF, 0xFE, 0x61, 0x00]).findings
                == "x.yaml:1:1: error: cannot read YAML: the text is not UTF-8 or has a control character\n")
    }

    @Test func saysHowDeepIsTooDeep() {
        let reading = Reading(String(repeating: "[", count: 513))
        #expect(reading.findings == "x.yaml:1:513: error: cannot read YAML: nested deeper than 512 levels\n")
    }

    static let json: [(text: String, message: String)] = [
        ("{\"a\": 1,\n}", "x.json:2:1: error: cannot read JSON: expected a member name in double quotes, found '}'"),
        ("", "x.json:1:1: error: cannot read JSON: expected a value, found the end of the text"),
        ("{\"a\": 1,\n \"a\": 2}", "x.json:2:2: error: 'a' is there already, on line 1"),
        ("a: 1", "x.json:1:1: error: cannot read JSON: expected a value, found 'a'"),
    ]

    @Test(arguments: json) func saysOfJSON(_ text: String, _ message: String) {
        #expect(Reading(text, file: "x.json").findings == message + "\n")
    }

    @Test func keepsTheFirstOfTwoValuesOfAName() {
        #expect(Reading("a: 1\na: 2\n").json == #"{"a":1}"#)
        #expect(Reading(#"{"a":1,"a":2}"#, file: "x.json").json == #"{"a":1}"#)
    }
}
