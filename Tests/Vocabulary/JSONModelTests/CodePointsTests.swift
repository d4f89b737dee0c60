import JSONModel
import Testing

@Suite struct CodePointsTests {
    static let long = "a text that is longer than fifteen bytes"
    static let pairs = [
        ("", "", true), ("a", "a", true), (long, String(long.reversed().reversed()), true),
        ("", "a", false), ("a", "ab", false), ("ab", "ac", false), (long, long + "!", false),
        (String(long.dropLast()), long, false),
        ("\u{E9}", "\u{E9}", true), ("\u{E9}", "e\u{301}", false), ("\u{0}", "", false),
    ]

    @Test(arguments: pairs) func areTheSameByTheirBytes(_ left: String, _ right: String, _ areSame: Bool) {
        #expect(left.hasSameCodePoints(as: right) == areSame)
        #expect(right.hasSameCodePoints(as: left) == areSame)
        #expect((CodePoints(left) == CodePoints(right)) == areSame)
        if areSame { #expect(CodePoints(left).hashValue == CodePoints(right).hashValue) }
    }
}
