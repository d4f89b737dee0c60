import JSONModel
import Testing

@Suite struct JSONWriterTests {
    @Test(arguments: [
        ("\"\\/", #""\"\\/""#),
        ("\u{8}\u{C}\n\r\t", #""\u0008\u000c\n\r\t""#),
        ("\u{0}\u{1F}\u{7F}", "\"\\u0000\\u001f\u{7F}\""),
        ("é😀\u{2028}", "\"é😀\u{2028}\""),
        ("", "\"\""),
    ])
    func escapesWhatMustBeEscaped(_ string: String, _ written: String) throws {
        #expect(JSON.string(string).description.utf8.elementsEqual(written.utf8))
        #expect(try JSON(text: written) == .string(string))
    }

    @Test func indentsByTwoSpaces() {
        let value: JSON = ["a": [1, ["b": nil]], "c": [], "d": [:]]
        #expect(
            value.prettyText == """
                {
                  "a": [
                    1,
                    {
                      "b": null
                    }
                  ],
                  "c": [],
                  "d": {}
                }
                """)
        #expect(value.description == #"{"a":[1,{"b":null}],"c":[],"d":{}}"#)
    }
}
