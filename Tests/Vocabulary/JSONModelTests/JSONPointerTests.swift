import JSONModel
import Testing

@Suite struct JSONPointerTests {
    /// The pointers of RFC 6901 §5, with what they lead to in its document.
    static let examples: [(String, String)] = [
        ("/foo", #"["bar","baz"]"#), ("/foo/0", #""bar""#), ("/", "0"), ("/a~1b", "1"), ("/c%d", "2"), ("/e^f", "3"),
        ("/g|h", "4"), ("/i\\j", "5"), ("/k\"l", "6"), ("/ ", "7"), ("/m~0n", "8"),
    ]

    @Test(arguments: examples)
    func leadsToTheValueOfTheRFC(_ text: String, _ value: String) throws {
        let document = try JSON(
            text: #"""
                {"foo":["bar","baz"],"":0,"a/b":1,"c%d":2,"e^f":3,"g|h":4,"i\\j":5,"k\"l":6," ":7,"m~n":8}
                """#)
        let pointer = try #require(JSONPointer(text))
        #expect(try pointer.value(in: document) == JSON(text: value))
        #expect(pointer.description == text)
        #expect(JSONPointer.root.value(in: document) == document)
    }

    @Test(arguments: ["a", "/~", "/~2", "/a~", "#/a"]) func refusesWhatIsNoPointer(_ text: String) {
        #expect(JSONPointer(text) == nil)
    }

    @Test(arguments: ["/a/2", "/a/-", "/a/01", "/a/+1", "/a/x", "/b", "/a/0/c", "/a/99999999999999999999"])
    func leadsNowhereWhereNothingIs(_ text: String) throws {
        #expect(try JSONPointer(text)?.value(in: JSON(text: #"{"a":[1,2]}"#)) == nil)
        #expect(JSONPointer(text) != nil)
    }

    @Test func growsByTokens() {
        #expect(JSONPointer.root.appending("a/b").appending(3).appending("~").description == "/a~1b/3/~0")
    }
}
