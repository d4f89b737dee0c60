import JSONModel
import Matching
import SchemaValidation
import Testing

/// Lists that a scenario writes out, and what is reported of lists that differ from them.
@Suite struct ListAlignmentTests {
    @Test(arguments: [
        // One is missing, one is more: whatever follows keeps its place.
        ("[a, b, c]", #"["a", "c"]"#, [#"/1: "b", not there"#]),
        ("[a, b]", #"["a", "x", "b"]"#, [#"/1: nothing, not "x""#]),
        // An element that agrees elsewhere has moved.
        ("[a, b, c, d]", #"["a", "c", "b", "d"]"#, [#"/2: the element at 1, not "b""#]),
        // Unless it could be one of two, or two could be it.
        (
            "[!integer , a, b]", #"["a", "b", 1, 2]"#,
            ["/0: an integer, not there", "/2: nothing, not 1", "/3: nothing, not 2"]
        ),
        (
            "[!integer , !number , a, b]", #"["a", "b", 1]"#,
            ["/0: an integer, not there", "/1: a number, not there", "/2: nothing, not 1"]
        ),
        // As many of both are paired by place, although other pairs would be nearer.
        (
            "[{a: 1, b: 1}, {c: 3, d: 4}]", #"[{"c": 3, "d": 5}, {"a": 1, "b": 2}]"#,
            ["/0/a: 1, not there", "/0/b: 1, not there", "/1/c: 3, not there", "/1/d: 4, not there"]
        ),
        // Else the nearest are paired.
        (
            "[{a: 1, b: 1}, {c: 3, d: 4}]", #"[{"c": 3, "d": 5}]"#,
            [#"/0: {"a":1,"b":1}, not there"#, "/0/d: 4, not 5"]
        ),
        // In the order of the elements.
        ("[a, b, m]", #"["m", "z", "a", "b"]"#, [#"/0: the element at 2, not "m""#, #"/1: nothing, not "z""#]),
    ]) func reportsTheFewestDifferences(expected: String, actual: String, mismatches: [String]) throws {
        #expect(try Samples.mismatches(actual, Samples.expected(expected)) == mismatches)
    }

    private static func list(_ numbers: some Sequence<Int>) -> String {
        "[\(numbers.map(String.init).joined(separator: ", "))]"
    }

    @Test(arguments: [
        // The work is bounded: 200 of each that do not agree are aligned, and more are compared by place.
        (0..<200, 1..<201, 2), (0..<201, 1..<202, 201),
        // What agrees at the start or the end takes no room.
        (0..<1001, 1..<1001, 1), (0..<1001, 0..<1000, 1),
    ]) func theWorkIsBounded(expected: Range<Int>, actual: Range<Int>, count: Int) throws {
        let mismatches = try Samples.mismatches(Self.list(actual), Samples.expected(Self.list(expected)))
        #expect(mismatches.count == count)
    }

    @Test(arguments: [
        ("5", false), ("!string", true), ("!optional 5", false), ("!null-or 5", false),
        ("!strict {a: 5}", false), ("!each 5", true), ("$request.body", true),
    ]) func knowsWhatValuesMayDiffer(expected: String, isOpen: Bool) throws {
        #expect(try Samples.expected(expected).leavesOpen([]) == isOpen)
    }

    @Test func knowsWhatPartsMayDiffer() throws {
        let expected = try Samples.expected("!strict {a: [1, !any ], b: !each {c: 5}, d: !each {c: !any }}")
        func isOpen(_ tokens: String...) -> Bool { expected.leavesOpen(tokens[...]) }
        #expect(!isOpen("a", "0") && isOpen("a", "1") && !isOpen("a", "2") && !isOpen("z"))
        #expect(isOpen("b") && !isOpen("b", "0", "c") && isOpen("d", "0", "c"))
    }

    /// A response must have what is `readOnly`, and a request need not.
    @Test func schemasAreJudgedInTheDirectionOfTheMessage() throws {
        let expected = try Samples.expected(
            "!schema {type: object, required: [id], properties: {id: {type: string, readOnly: true}}}")
        for (direction, agrees) in [(Direction.response, false), (.request, true)] {
            var judge = Judge(scope: Samples.Scope(), direction: direction)
            judge.compare([:], with: expected, at: .root)
            #expect(judge.agrees([:], with: expected) == agrees)
            #expect(judge.mismatches.isEmpty == agrees)
        }
    }

    @Test func whatIsAbsentIsNotNull() throws {
        #expect(try Samples.mismatches("", Samples.expected("null")) == [": null, not there"])
        #expect(try Samples.mismatches("{}", Samples.expected("{a: null}")) == ["/a: null, not there"])
    }

    /// Names are compared by code points, as JSON does.
    @Test func namesThatLookAlikeDiffer() throws {
        let mismatches = try Samples.mismatches("{\"e\u{301}\": 1}", Samples.expected("!strict {\"\u{E9}\": 1}"))
        #expect(mismatches.count == 2)
        #expect(mismatches.last?.hasSuffix(": nothing, not 1") == true)
    }
}
