import StructuralDiff
import Testing

/// Texts that differ and print alike.
@Suite struct LookAlikesTests {
    @Test(arguments: [
        ("caf\u{E9}", "cafe\u{301}", "caf‹U+00E9›", "caf‹U+0065›‹U+0301›"),
        ("a b", "a\u{A0}b", "a‹U+0020›b", "a‹U+00A0›b"),
        ("ab", "a\u{200B}b", "ab", "a‹U+200B›b"),
        ("\u{FEFF}ab", "ab", "‹U+FEFF›ab", "ab"),
        ("pay", "p\u{430}y", "p‹U+0061›y", "p‹U+0430›y"),
        ("12", "\u{FF11}2", "‹U+0031›2", "‹U+FF11›2"),
        ("it's", "it\u{2019}s", "it‹U+0027›s", "it‹U+2019›s"),
        ("a-b", "a\u{2011}b", "a‹U+002D›b", "a‹U+2011›b"),
    ])
    func spellsOutWhatDiffers(expected: String, actual: String, left: String, right: String) throws {
        let spelled = try #require(LookAlikes.spelled(expected, actual))
        #expect(spelled.expected == left)
        #expect(spelled.actual == right)
    }

    @Test(arguments: [("a", "b"), ("a", "a"), ("a", "A"), ("1", "l"), ("a ", "a"), ("", "a"), ("é", "e")])
    func leavesWhatTheEyeSees(expected: String, actual: String) {
        #expect(LookAlikes.spelled(expected, actual) == nil)
    }

    @Test func spellsOutATextThatLooksLikeOneOfSome() {
        #expect(LookAlikes.spelled("p\u{430}id", beside: #"one of "open" or "paid""#) == "p‹U+0430›id")
        #expect(LookAlikes.spelled("paid", beside: #"one of "open" or "paid""#) == nil)
        #expect(LookAlikes.spelled("refunded", beside: #"one of "open" or "paid""#) == nil)
        #expect(LookAlikes.spelled("é", beside: "a UUID") == nil)
    }
}
