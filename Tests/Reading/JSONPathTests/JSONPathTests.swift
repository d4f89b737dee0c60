import JSONModel
import JSONPath
import Testing

/// What the compliance suite leaves open.
struct JSONPathTests {
    private func paths(_ text: String, in document: JSON) throws -> [String] {
        try JSONPath(text).nodes(in: document).map(\.path.description)
    }

    @Test func namesPlacesWithEscapes() throws {
        let document: JSON = ["it's\n\u{1}\\": [1, 2]]
        #expect(try paths("$.*[1]", in: document) == [#"$['it\'s\n\u0001\\'][1]"#])
    }

    @Test func givesPlacesAsPointers() throws {
        let nodes = try JSONPath("$..b").nodes(in: ["a/c": [["b": 1]]])
        #expect(nodes.map(\.path.pointer.description) == ["/a~1c/0/b"])
    }

    @Test func selectsOneNodeAsOftenAsItIsNamed() throws {
        #expect(try paths("$[0, -2]", in: [1, 2]) == ["$[0]", "$[0]"])
    }

    @Test func comparesNumbersByValue() throws {
        let document = try JSON(text: "[1, 1.0, 1e0, 10E-1, 100000000000000000001, 100000000000000000002]")
        #expect(try paths("$[?@ == 1]", in: document) == ["$[0]", "$[1]", "$[2]", "$[3]"])
        #expect(try paths("$[?@ > 100000000000000000001]", in: document) == ["$[5]"])
    }

    @Test func walksDocumentsOfAnyDepth() throws {
        var document: JSON = 1
        for _ in 0..<2000 { document = [document] }
        #expect(try JSONPath("$..[?@ == 1]").nodes(in: document).count == 1)
    }

    @Test func nestsToTheDocumentedDepthOnly() throws {
        let deep = { (levels: Int) in
            "$[?" + String(repeating: "(", count: levels) + "@" + String(repeating: ")", count: levels) + "]"
        }
        #expect(try paths(deep(63), in: [1]) == ["$[0]"])
        #expect(throws: JSONPathError.self) { try JSONPath(deep(64)) }
        #expect(throws: JSONPathError.self) { try JSONPath(String(repeating: "$[?@", count: 100_000)) }
    }

    @Test(arguments: [
        ("a|b", "b", true), ("a|b", "ab", false), ("a{2}", "aa", true), ("a{2,}", "a", false), ("(ab)+", "abab", true),
        ("[a-c-]+", "b-", true), ("[-a]+", "a-", true), ("[^a-c]", "d", true), (#"[\]\-]+"#, "]-", true),
        (#"\p{Lu}\P{L}"#, "A1", true), (#"\p{L}+"#, "é", true), (#"\n\t"#, "\n\t", true), ("a-b", "a-b", true),
        (".", "\u{2028}", true), (".", "\r", false), ("", "", true), ("()", "", true), ("|a", "", true),
    ])
    func matchesInteroperablePatterns(_ pattern: String, _ text: String, _ isMatch: Bool) throws {
        let document: JSON = [["t": .string(text), "p": .string(pattern)]]
        #expect(try paths("$[?match(@.t, @.p)]", in: document) == (isMatch ? ["$[0]"] : []))
    }

    @Test(arguments: [
        #"\d"#, #"\w"#, #"\bA"#, "(?:A)", "(?=A)", "A*?", "A++", "A{1}{2}", "A{2,1}", "A{", "]A", "}A", "[A", "[]",
        "[a--b]",
        #"[\p{L}-z]"#, #"\p{Letter}"#, #"\p{X}"#, #"\1"#, "(A", "A)", #"A\"#, "*", "A{99999}",
    ])
    func matchesNothingWithOtherPatterns(_ pattern: String) throws {
        let document: JSON = [["t": "A", "p": .string(pattern)]]
        #expect(try paths("$[?search(@.t, @.p)]", in: document) == [])
        #expect(try paths("$[?!search(@.t, @.p)]", in: document) == ["$[0]"])
    }
}
