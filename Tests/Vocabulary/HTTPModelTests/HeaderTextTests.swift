import HTTPModel
import Testing

@Suite struct HeaderTextTests {
    @Test func splitsOutsideOfQuotedStrings() {
        #expect(HeaderText.split(#"a, "b,c" ,d"#, at: ",") == ["a", #""b,c""#, "d"])
        #expect(HeaderText.split(#""a\",b",c"#, at: ",") == [#""a\",b""#, "c"])
        #expect(HeaderText.split("", at: ",") == [""])
        #expect(HeaderText.split("a,,\t b", at: ",") == ["a", "", "b"])
        #expect(HeaderText.split(#""a,b"#, at: ",") == [#""a,b"#])
    }

    @Test(arguments: ["", "plain", #"a"b\c"#, "\"", "é"])
    func unquotesWhatItQuotes(_ text: String) {
        #expect(HeaderText.unquote(HeaderText.quoted(text)[...]) == text)
    }

    @Test func quotesLineEndsAsSpaces() {
        #expect(HeaderText.quoted("a\r\nb") == "\"a  b\"")
    }

    @Test func unquotesQuotedStrings() {
        #expect(HeaderText.unquote(#""a\"b\\c""#) == #"a"b\c"#)
        #expect(HeaderText.unquote("plain") == "plain")
        #expect(HeaderText.unquote("\"") == "\"")
        #expect(HeaderText.unquote("\"\"") == "")
    }

    @Test func knowsTokens() {
        #expect(HeaderText.isToken("a!#$%&'*+-.^_`|~9"))
        for text in ["", "a b", "a/b", "é", "a\"", "(a)"] { #expect(!HeaderText.isToken(Substring(text))) }
    }
}
