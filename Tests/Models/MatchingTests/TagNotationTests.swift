import JSONModel
import Matching
import Testing

/// Matchers as objects of one member, which is how JSON writes them.
@Suite struct TagNotationTests {
    struct Case: CustomTestStringConvertible, Sendable {
        /// What a file `s.json` has.
        let json: String
        /// The same as YAML writes it with tags.
        let yaml: String
        var testDescription: String { json }
    }

    @Test(arguments: [
        Case(json: #"{"!uuid": null}"#, yaml: "!uuid"), Case(json: #"{"!matches": "^PI-"}"#, yaml: "!matches ^PI-"),
        Case(json: #"{"!range": [1, null]}"#, yaml: "!range [1, null]"),
        Case(json: #"{"!optional": {"!integer": null}}"#, yaml: "!optional [!integer]"),
        Case(json: #"{"!optional": [{"!integer": null}]}"#, yaml: "!optional [!integer]"),
        Case(json: #"{"!one-of": ["a", {"!null": null}]}"#, yaml: "!one-of [a, !null ]"),
        Case(json: #"{"!each": {"id": {"!string": null}}}"#, yaml: "!each {id: !string}"),
        Case(json: #"{"a": {"!strict": {"b": {"!any": null}}}}"#, yaml: "{a: !strict {b: !any }}"),
        Case(json: #"{"!schema": {"type": "string"}}"#, yaml: "!schema {type: string}"),
        Case(json: #"[{"!integer": null}, {"!not": "x"}]"#, yaml: "[!integer , !not x]"),
    ])
    func meansTheTag(_ example: Case) throws {
        let tagged = try Samples.expected(example.yaml)
        let values = [
            "", "null", "5", #""PI-1""#, #""x""#, #"[1, 2]"#, #"[{"id": "a"}]"#, #"{"a": {"b": 1}}"#, "[]", "{}",
        ]
        for file in ["s.json", "s.yaml"] {
            let (expected, findings) = try Samples.read(#"{"body": \#(example.json)}"#, file: file)
            #expect(findings == [])
            let written = try #require(expected)
            for value in values {
                let judge = Judge(scope: Samples.Scope())
                let actual = try Samples.value(value)
                #expect(judge.agrees(actual, with: written) == judge.agrees(actual, with: tagged), "\(value)")
            }
        }
    }

    @Test func aTagStandsInsideTheObjectToo() throws {
        let (expected, findings) = try Samples.read("body: {'!optional': !integer }", file: "s.yaml")
        #expect(findings == [])
        let judge = Judge(scope: Samples.Scope())
        #expect(judge.agrees(.none, with: try #require(expected)))
        #expect(judge.agrees(5, with: try #require(expected)))
        #expect(!judge.agrees("x", with: try #require(expected)))
    }

    @Test(arguments: ["open", "strict"]) func anObjectWithSuchAMemberStandsUnderItsMatcher(name: String) throws {
        let (expected, findings) = try Samples.read(#"{"body": {"!\#(name)": {"!uuid": null}}}"#, file: "s.json")
        #expect(findings == [])
        let judge = Judge(scope: Samples.Scope())
        #expect(judge.agrees(["!uuid": .null], with: try #require(expected)))
        #expect(!judge.agrees("95b857a1-5955-4b86-963c-5a6dbfc4fb95", with: try #require(expected)))
    }

    @Test func aMemberThatIsOnlyAMarkIsOneLikeAnyOther() throws {
        let (expected, findings) = try Samples.read(#"{"body": {"!": 5}}"#, file: "s.json")
        #expect(findings == [])
        #expect(Judge(scope: Samples.Scope()).agrees(["!": 5], with: try #require(expected)))
    }

    @Test(arguments: [
        (
            #"{"body": {"!uid": null}}"#, ["s.json:1:11: error: unknown matcher '!uid'; did you mean '!uuid'?"]
        ),
        (
            #"{"body": {"a": {"!range": 5}}}"#,
            [
                "s.json:1:17: error: '!range' takes two numbers such as [1, 10], null for no bound, found the integer 5"
            ]
        ),
        (
            #"{"body": {"!range": [1, 2], "b": 5}}"#,
            [
                "s.json:1:11: error: '!range' stands beside other members; a matcher stands alone, and an object with a "
                    + "member of this name under '!open' or '!strict'"
            ]
        ),
    ])
    func saysWhatIsWrong(text: String, findings: [String]) throws {
        #expect(try Samples.read(text, file: "s.json").findings == findings)
    }
}
