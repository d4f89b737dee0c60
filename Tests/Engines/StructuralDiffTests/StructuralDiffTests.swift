import JSONModel
import RandomValues
import Randomness
import StructuralDiff
import Testing

@Suite struct StructuralDiffTests {
    private static func differences(
        _ expected: String, _ actual: String, options: StructuralDiff.Options = .init()
    ) throws -> [Difference] {
        try StructuralDiff.differences(expected: JSON(text: expected), actual: JSON(text: actual), options: options)
    }

    /// `pointer kind` for each difference.
    private static func summary(_ differences: [Difference]) -> [String] {
        differences.map { difference in
            switch difference.kind {
            case .missing(let expected): "\(difference.pointer) missing \(expected)"
            case .unexpected(let actual): "\(difference.pointer) unexpected \(actual)"
            case .changed(let expected, let actual): "\(difference.pointer) changed \(expected) \(actual)"
            case .typeChanged(let expected, let actual): "\(difference.pointer) type \(expected) \(actual)"
            case .moved(let from): "\(difference.pointer) moved from \(from)"
            case .reordered(let expected, let actual): "\(difference.pointer) reordered \(expected) \(actual)"
            }
        }
    }

    static let cases: [(String, String, [String])] = [
        ("1", "1", []),
        ("1", "1.0", []),
        (#"{"a":1,"b":[2]}"#, #"{"b":[2e0],"a":1}"#, []),
        (#"{"a":1,"a":2}"#, #"{"a":2}"#, []),
        ("1", "2", [" changed 1 2"]),
        ("1", #""1""#, [#" type 1 "1""#]),
        ("null", "false", [" type null false"]),
        ("{}", "[]", [" type {} []"]),
        (#""é""#, #""é""#, []),
        (#""\u00e9""#, #""e\u0301""#, [" changed \"\u{e9}\" \"e\u{301}\""]),
        (#"{"a":1}"#, #"{"b":1}"#, ["/a missing 1", "/b unexpected 1"]),
        (#"{"a/b":{"~":1}}"#, #"{"a/b":{"~":2}}"#, ["/a~1b/~0 changed 1 2"]),
        ("[1,2,3]", "[1,9,2,3]", ["/1 unexpected 9"]),
        ("[1,9,2,3]", "[1,2,3]", ["/1 missing 9"]),
        ("[1,2,3,4]", "[0,1,3,4,5]", ["/0 unexpected 0", "/1 missing 2", "/4 unexpected 5"]),
        ("[]", "[1,2]", ["/0 unexpected 1", "/1 unexpected 2"]),
        ("[1,2]", "[]", ["/0 missing 1", "/1 missing 2"]),
        ("[1,1,1]", "[1,1]", ["/2 missing 1"]),
        (#"[1,{"a":1,"b":2},3]"#, #"[1,{"a":9,"b":2},3]"#, ["/1/a changed 1 9"]),
        (#"[1,{"a":1},3]"#, #"[0,1,{"a":9},3]"#, ["/0 unexpected 0", "/2/a changed 1 9"]),
        ("[[1,2],[3]]", "[[1,2],[3,4]]", ["/1/1 unexpected 4"]),
        // An element that stands elsewhere.
        ("[1,2,3,4]", "[4,1,2,3]", ["/0 moved from 3"]),
        ("[1,2]", "[2,1]", ["/1 moved from 0"]),
        ("[1,2,3,9]", "[3,1,7,2]", ["/0 moved from 2", "/2 unexpected 7", "/3 missing 9"]),
        ("[1,1,2,2]", "[2,2,1,1]", ["/0 missing 1", "/1 missing 1", "/2 unexpected 1", "/3 unexpected 1"]),
        // Elements with a key.
        (#"[{"id":1},{"id":2}]"#, #"[{"id":2},{"id":1}]"#, ["/0 moved from 1"]),
        (
            #"[{"id":1,"n":1},{"id":2,"n":2}]"#, #"[{"id":2,"n":3},{"id":1,"n":1}]"#,
            ["/0 moved from 1", "/0/n changed 2 3"]
        ),
        (
            #"[{"code":"a","n":1},{"code":"b","n":2},{"code":"c","n":3}]"#, #"[{"code":"b","n":9},{"code":"c","n":3}]"#,
            [#"/0 missing {"code":"a","n":1}"#, "/0/n changed 2 9"]
        ),
        (
            #"[{"name":"a","n":1},{"name":"b","n":1}]"#, #"[{"name":"x","n":1},{"name":"b","n":1},{"name":"a","n":1}]"#,
            [#"/0 unexpected {"name":"x","n":1}"#, "/1 moved from 1"]
        ),
        // Keys that are made anew, are there twice, or not everywhere, tell nothing.
        (
            #"[{"id":1,"n":1},{"id":2,"n":2}]"#, #"[{"id":8,"n":1},{"id":9,"n":2}]"#,
            ["/0/id changed 1 8", "/1/id changed 2 9"]
        ),
        (
            #"[{"id":1,"n":1},{"id":1,"n":2}]"#, #"[{"id":1,"n":3},{"id":1,"n":4}]"#,
            ["/0/n changed 1 3", "/1/n changed 2 4"]
        ),
        (#"[{"id":1,"n":1},{"n":2}]"#, #"[{"id":1,"n":3},{"n":4}]"#, ["/0/n changed 1 3", "/1/n changed 2 4"]),
        (#"[{"id":null},{"id":[1]}]"#, #"[{"id":[1]},{"id":null}]"#, ["/1 moved from 0"]),
    ]

    @Test(arguments: cases)
    func locates(_ expected: String, _ actual: String, _ summary: [String]) throws {
        #expect(try Self.summary(Self.differences(expected, actual)) == summary)
    }

    @Test func reportsSpellingOnlyWhenAsked() throws {
        let exact = StructuralDiff.Options(exactSpelling: true)
        #expect(try Self.summary(Self.differences("[1.0,2]", "[1,2]", options: exact)) == ["/0 changed 1.0 1"])
        #expect(try Self.differences("[1.0,2]", "[1.0,2]", options: exact).isEmpty)
        #expect(try Self.summary(Self.differences("5", "5e0", options: exact)) == [" changed 5 5e0"])
    }

    @Test func reportsOrderOnlyWhenAsked() throws {
        let ordered = StructuralDiff.Options(reportsOrder: true)
        let found = try Self.differences(#"[{"a":1,"b":2}]"#, #"[{"b":2,"c":0,"a":1}]"#, options: ordered)
        #expect(
            Self.summary(found) == ["/0/c unexpected 0", #"/0 reordered ["a", "b"] ["b", "c", "a"]"#])
        #expect(try Self.differences(#"{"a":1,"b":2}"#, #"{"a":1,"c":0,"b":2}"#, options: ordered).count == 1)
    }

    @Test func agreesOnBigEqualArraysInOnePass() {
        let big = JSON.array((0..<200_000).map { .number(JSONNumber($0)) })
        #expect(StructuralDiff.differences(expected: big, actual: big).isEmpty)
    }

    @Test func findsOneInsertionInABigArray() {
        let elements = (0..<20_000).map { JSON.number(JSONNumber($0)) }
        let actual = elements[..<7_000] + [JSON.null] + elements[7_000...]
        let found = StructuralDiff.differences(expected: .array(elements), actual: .array(Array(actual)))
        #expect(Self.summary(found) == ["/7000 unexpected null"])
    }

    @Test func alignsByNoKeyWhenThereAreNone() throws {
        var options = StructuralDiff.Options()
        options.keys = []
        let found = try Self.differences(
            #"[{"id":1,"n":1},{"id":2,"n":2}]"#, #"[{"id":2,"n":3},{"id":1,"n":4}]"#, options: options)
        #expect(
            Self.summary(found) == ["/0/id changed 1 2", "/0/n changed 1 3", "/1/id changed 2 1", "/1/n changed 2 4"])
    }

    /// Lists whose table would have 100 million cells.
    @Test(.timeLimit(.minutes(1)), arguments: [2, 50, 20_000, Int.max])
    func comparesTenThousandRandomElementsInBoundedTime(kinds: Int) {
        var random = SeededRandom(seed: 7)
        func list() -> [JSON] {
            (0..<10_000).map { _ in .number(JSONNumber(Int.random(in: 0..<kinds, using: &random))) }
        }
        let (expected, actual) = (JSON.array(list()), JSON.array(list()))
        let found = StructuralDiff.differences(expected: expected, actual: actual)
        #expect(!found.isEmpty)
        #expect(StructuralDiff.applying(found, to: expected) == actual)
    }

    @Test(.timeLimit(.minutes(1))) func findsWhatMovedInAShuffledListOfTenThousandKeys() {
        var random = SeededRandom(seed: 7)
        let elements = (0..<10_000).map { JSON.object(["id": .number(JSONNumber($0)), "n": 1]) }
        let (expected, actual) = (JSON.array(elements), JSON.array(elements.shuffled(using: &random)))
        let found = StructuralDiff.differences(expected: expected, actual: actual)
        #expect(found.allSatisfy { if case .moved = $0.kind { true } else { false } })
        #expect(StructuralDiff.applying(found, to: expected) == actual)
    }

    @Test func staysBoundedWhenManyListsAreLong() {
        let lists = { (start: Int) -> JSON in
            .array((0..<40).map { row in .array((0..<1000).map { .number(JSONNumber((start * $0 + row) % 997)) }) })
        }
        let found = StructuralDiff.differences(expected: lists(3), actual: lists(5))
        #expect(StructuralDiff.applying(found, to: lists(3)) == lists(5))
    }

    @Test func comparesByPositionWhereTheTableWouldBeTooLarge() {
        let elements = (0..<4_000).map { JSON.number(JSONNumber($0)) }
        let actual = elements.map { JSON.array([$0]) }
        let found = StructuralDiff.differences(expected: .array(elements), actual: .array(actual))
        #expect(found.count == 4_000)
        #expect(found[3_999] == Difference(.typeChanged(expected: 3_999, actual: [3_999]), at: JSONPointer("/3999")!))
    }

    @Test(arguments: [
        StructuralDiff.Options(), .init(exactSpelling: true), .init(reportsOrder: true),
        .init(exactSpelling: true, reportsOrder: true),
    ])
    func givesTheActualValueWhenApplied(_ options: StructuralDiff.Options) {
        var documents = RandomDocuments(seed: 42)
        var differing = 0
        for round in 0..<2_000 {
            let expected = documents.value()
            let actual = round.isMultiple(of: 2) ? documents.variation(of: expected) : documents.value()
            let found = StructuralDiff.differences(expected: expected, actual: actual, options: options)
            let applied = StructuralDiff.applying(found, to: expected)
            // Because a new member comes last when it is applied, the order may still differ.
            let spelling = StructuralDiff.Options(exactSpelling: options.exactSpelling)
            let rest = StructuralDiff.differences(expected: applied, actual: actual, options: spelling)
            #expect(applied == actual && rest.isEmpty, "\(expected) -> \(actual) found \(found)")
            #expect(StructuralDiff.differences(expected: actual, actual: actual, options: options).isEmpty)
            if options == .init() { #expect(found.isEmpty == (expected == actual)) }
            differing += found.isEmpty ? 0 : 1
        }
        #expect(differing > 1_000)
    }

    @Test func ordersMembersWhenApplied() throws {
        let ordered = StructuralDiff.Options(reportsOrder: true)
        let (expected, actual) = try (JSON(text: #"{"a":1,"b":2}"#), JSON(text: #"{"b":2,"c":0,"a":1}"#))
        let found = StructuralDiff.differences(expected: expected, actual: actual, options: ordered)
        #expect(StructuralDiff.applying(found, to: expected).description == actual.description)
    }

    @Test func passesOverDifferencesThatDoNotFit() throws {
        let value = try JSON(text: #"{"a":[1]}"#)
        let foreign = [
            Difference(.changed(expected: 1, actual: 2), at: JSONPointer("/b/0")!),
            Difference(.missing(expected: 1), at: JSONPointer("/a/7")!),
            Difference(.changed(expected: 1, actual: 2), at: JSONPointer("/a/x")!),
            Difference(.moved(from: 3), at: JSONPointer("/a/0")!), Difference(.moved(from: 0), at: JSONPointer("/a")!),
        ]
        #expect(StructuralDiff.applying(foreign, to: value) == value)
    }
}
