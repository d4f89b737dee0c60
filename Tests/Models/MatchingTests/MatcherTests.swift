import JSONModel
import Matching
import Testing

/// What each matcher takes and refuses, and how it says so.
@Suite struct MatcherTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let expected: String
        /// JSON texts; an empty one stands for an absent value.
        let agreeing: [String]
        /// JSON texts and the mismatches they give.
        let disagreeing: [(actual: String, mismatches: [String])]
        var testDescription: String { expected }

        init(_ expected: String, agrees agreeing: [String], disagrees disagreeing: KeyValuePairs<String, [String]>) {
            self.expected = expected
            self.agreeing = agreeing
            self.disagreeing = disagreeing.map { ($0, $1) }
        }
    }

    static let types: [Case] = [
        Case("!string", agrees: [#""""#], disagrees: ["5": [": a string, not 5"], "": [": a string, not there"]]),
        Case("!integer", agrees: ["5", "5.0", "1e3"], disagrees: ["5.5": [": an integer, not 5.5"]]),
        Case("!number", agrees: ["5.5"], disagrees: [#""5""#: [#": a number, not "5""#]]),
        Case("!boolean", agrees: ["true", "false"], disagrees: ["0": [": a boolean, not 0"]]),
        Case("!object", agrees: ["{}"], disagrees: ["[]": [": an object, not []"]]),
        Case("!array", agrees: ["[]"], disagrees: ["{}": [": a list, not {}"]]),
        Case("!null", agrees: ["null"], disagrees: ["0": [": null, not 0"], "": [": null, not there"]]),
        Case("!any", agrees: ["null", "5"], disagrees: ["": [": any value, not there"]]),
        Case("!absent", agrees: [""], disagrees: ["null": [": nothing, not null"]]),
    ]

    static let formats: [Case] = [
        Case(
            "!uuid", agrees: [#""95b857a1-5955-4b86-963c-5a6dbfc4fb95""#],
            disagrees: [#""95b8""#: [#": a UUID, not "95b8""#], "5": [": a UUID, not 5"]]),
        Case(
            "!date-time", agrees: [#""2025-01-31T12:00:00Z""#],
            disagrees: [#""2025-01-32T12:00:00Z""#: [#": a date-time (RFC 3339), not "2025-01-32T12:00:00Z""#]]),
        Case(
            "!date", agrees: [#""2024-02-29""#],
            disagrees: [#""2025-02-29""#: [#": a date (RFC 3339), not "2025-02-29""#]]),
        Case(
            "!email", agrees: [#""a@b.example""#],
            disagrees: [#""a.example""#: [#": an email address, not "a.example""#]]),
        Case("!uri", agrees: [#""https://a.example/?b""#], disagrees: [#""/b""#: [#": a URI, not "/b""#]]),
        Case(
            "!matches '^PI-[0-9]+$'", agrees: [#""PI-17""#],
            disagrees: [#""PI-""#: [#": a string that matches '^PI-[0-9]+$', not "PI-""#]]),
        Case(
            "!format ipv4", agrees: [#""192.0.2.7""#],
            disagrees: [
                #""192.0.2.777""#: [#": a string of format 'ipv4', not "192.0.2.777""#],
                "5": [": a string of format 'ipv4', not 5"], "": [": a string of format 'ipv4', not there"],
            ]),
        Case(
            "!schema {type: object, properties: {a: {type: integer}}, required: [b]}",
            agrees: [#"{"a": 1, "b": 2}"#],
            disagrees: [
                #"{"a": ""}"#: [
                    "/a: expected integer, found string ('type' at s.yaml:6:51)",
                    "/b: 'b' is required ('required' at s.yaml:6:68)",
                ],
                "": [": a value of the schema at s.yaml:6:11, not there"],
            ]),
        Case(
            "!schema {$ref: '#/components/schemas/Order'}", agrees: [#"{"id": "o-1"}"#],
            disagrees: [
                #"{"id": "o-1", "amount": "5"}"#: [
                    "/amount: expected integer, found string ('type' at shop.yaml:20:49)"
                ]
            ]),
    ]

    static let values: [Case] = [
        Case("5", agrees: ["5", "5.0"], disagrees: ["6": [": 5, not 6"], #""5""#: [#": 5, not "5""#]]),
        Case("$request.body#/a", agrees: ["7"], disagrees: ["8": [": 7, not 8"]]),
        Case(
            "$request.body#/b", agrees: [], disagrees: ["8": [": the value of $request.body#/b, which has none, not 8"]]
        ),
        Case(
            "!one-of [open, !integer]", agrees: [#""open""#, "5"],
            disagrees: [#""shut""#: [#": one of "open" or an integer, not "shut""#]]),
        Case(
            "!not 5", agrees: ["6", "null"],
            disagrees: ["5": [": anything but 5, not 5"], "": [": anything but 5, not there"]]),
        Case("!not [!string]", agrees: ["6"], disagrees: [#""a""#: [#": anything but a string, not "a""#]]),
        Case(
            "!length 2", agrees: [#""né""#, "[1, 2]", "\"e\u{301}\""],
            disagrees: [
                #""a""#: [#": a string or list of length 2, not "a""#],
                "12": [": a string or list of length 2, not 12"],
            ]),
        Case("!range [1, 10]", agrees: ["1", "10.0"], disagrees: ["10.5": [": a number from 1 to 10, not 10.5"]]),
        Case("!range [1, ~]", agrees: ["1e9"], disagrees: ["0": [": a number from 1, not 0"]]),
        Case("!range [~, 1]", agrees: ["-5"], disagrees: ["2": [": a number up to 1, not 2"]]),
    ]

    static let structures: [Case] = [
        Case(
            "{a: 1, b: {c: !string}}", agrees: [#"{"b": {"c": ""}, "a": 1, "z": 0}"#],
            disagrees: [
                #"{"a": 2, "b": {}}"#: ["/a: 1, not 2", "/b/c: a string, not there"],
                "[]": [": an object with 'a', 'b', not []"],
            ]),
        Case("{a: !absent}", agrees: ["{}"], disagrees: [#"{"a": null}"#: ["/a: nothing, not null"]]),
        Case(
            "!strict {a: 1}", agrees: [#"{"a": 1}"#],
            disagrees: [#"{"a": 1, "b": 2}"#: ["/b: nothing, not 2"], "5": [": an object with 'a' only, not 5"]]),
        Case(
            "!strict {a: !open {b: 1}}", agrees: [#"{"a": {"b": 1, "c": 2}}"#],
            disagrees: [#"{"a": {"b": 2, "c": 2}}"#: ["/a/b: 1, not 2"]]),
        Case(
            "!open {a: 1}", agrees: [#"{"a": 1, "b": 2}"#],
            disagrees: [#"{"b": 2}"#: ["/a: 1, not there"], "5": [": an object with 'a', not 5"]]),
        Case("!strict {}", agrees: ["{}"], disagrees: [#"{"b": 2}"#: ["/b: nothing, not 2"]]),
        Case(
            "[1, !string]", agrees: [#"[1, "a"]"#],
            disagrees: [
                "[1]": ["/1: a string, not there"], #"[1, "a", 2]"#: ["/2: nothing, not 2"],
                "1": [": a list of 2 elements, not 1"],
            ]),
        Case(
            "[1, 2, !optional 3]", agrees: ["[1, 2]", "[1, 2, 3]"],
            disagrees: ["[1, 2, 4]": ["/2: 3, not 4"], "[2, 3]": ["/0: 1, not there"]]),
        Case("[!optional 1, 2]", agrees: ["[1, 2]"], disagrees: ["[2]": ["/0: 1, not 2", "/1: 2, not there"]]),
        Case(
            "[{sku: A}, {sku: B}, {sku: C}]", agrees: [],
            disagrees: [
                #"[{"sku": "B"}, {"sku": "C"}]"#: [#"/0: {"sku":"A"}, not there"#],
                #"[{"sku": "A"}, {"sku": "X"}, {"sku": "B"}, {"sku": "C"}]"#: [#"/1: nothing, not {"sku":"X"}"#],
                #"[{"sku": "A"}, {"sku": "C"}, {"sku": "B"}]"#: [#"/2: the element at 1, not {"sku":"B"}"#],
                #"[{"sku": "A"}, {"sku": "D"}, {"sku": "C"}]"#: [#"/1/sku: "B", not "D""#],
                #"[{"sku": "C"}]"#: [#"/0: {"sku":"A"}, not there"#, #"/1: {"sku":"B"}, not there"#],
            ]),
        Case("[1]", agrees: ["[1]"], disagrees: ["{}": [": a list of 1 element, not {}"]]),
    ]

    static let wrappers: [Case] = [
        Case(
            "!contains [2, !string]", agrees: [#"["a", 1, 2]"#],
            disagrees: ["[2]": [": something that contains a string, not [2]"]]),
        Case(
            "!contains {a: 1}", agrees: [#"[{"a": 1, "b": 2}]"#],
            disagrees: ["[]": [#": something that contains {"a": 1}, not []"#]]),
        Case(
            "!contains bc", agrees: [#""abcd""#, #"["bc"]"#],
            disagrees: [#""acb""#: [#": something that contains "bc", not "acb""#]]),
        Case(
            "!each {id: !integer}", agrees: [#"[{"id": 1}, {"id": 2}]"#, "[]"],
            disagrees: [#"[{"id": 1}, {"id": ""}]"#: [#"/1/id: an integer, not """#], "5": [": a list, not 5"]]),
        Case(
            "!unordered [!any , 1, !string ]", agrees: [#"["a", 1, 2]"#, #"[1, 2, "a"]"#, #"[1, "a", "b"]"#],
            disagrees: [
                #"["a", 1]"#: [": an element that is a string, not there"],
                #"[1, "a", 2, 3]"#: ["/3: nothing, not 3"],
                #"[2, 3, "a"]"#: [": an element that is 1, not there", "/1: nothing, not 3"],
                "{}": [": a list of 3 elements, not {}"],
            ]),
        Case(
            "!unordered [{sku: A, id: !uuid }, [1]]", agrees: [],
            disagrees: [
                "[[2]]": [
                    #": an element that is {"sku": "A", "id": a UUID}, not there"#,
                    ": an element that is [1], not there", "/0: nothing, not [2]",
                ]
            ]),
        Case("!optional 5", agrees: ["5", ""], disagrees: ["null": [": 5, not null"]]),
        Case("!optional [!uuid]", agrees: [""], disagrees: ["5": [": a UUID, not 5"]]),
        Case("!null-or [!integer]", agrees: ["null", "5"], disagrees: ["": [": an integer, not there"]]),
        Case(
            "!one-of [!optional 1, !null-or 2, !each 3, !strict {}]", agrees: ["1", "null", "[3]", "{}"],
            disagrees: [
                "9": [
                    ": one of nothing, or 1 or null, or 2 or a list of which each element is 3 or an object without members, "
                        + "not 9"
                ]
            ]),
    ]

    @Test(arguments: types + formats + values + structures + wrappers)
    func judges(_ example: Case) throws {
        let expected = try Samples.expected(example.expected)
        for actual in example.agreeing { #expect(try Samples.mismatches(actual, expected) == [], "\(actual)") }
        for (actual, mismatches) in example.disagreeing {
            #expect(try Samples.mismatches(actual, expected) == mismatches, "\(actual)")
        }
    }

    @Test func everyMatcherIsInTheTableOfCases() {
        let cases = (Self.types + Self.formats + Self.values + Self.structures + Self.wrappers).map(\.expected)
        for matcher in MatcherDefinition.all {
            #expect(cases.contains { $0.hasPrefix("!\(matcher.name)") }, "!\(matcher.name)")
        }
    }
}
