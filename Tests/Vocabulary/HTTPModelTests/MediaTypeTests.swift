import HTTPModel
import Testing

@Suite struct MediaTypeTests {
    static let read: [(text: String, written: String)] = [
        ("application/json", "application/json"),
        ("Application/JSON; Charset=UTF-8", "application/json;charset=UTF-8"),
        (" text/plain ;a=b; c = \"d\" ", ""),
        ("text/plain;a=b;;c=\"d e\"", "text/plain;a=b;c=\"d e\""),
        ("text/plain;a=\"x;y\\\"z\"", "text/plain;a=\"x;y\\\"z\""),
        ("text/plain;a=\"x\\\\y\"", "text/plain;a=\"x\\\\y\""),
        ("*/*;q=0.1", "*/*;q=0.1"),
        ("application/vnd.api+json", "application/vnd.api+json"),
        ("json", ""), ("", ""), ("a/b/c", ""), ("a/", ""), ("/b", ""), ("a b/c", ""), ("a/b;c", ""), ("a/b;=c", ""),
        ("a/b;c=\"d\ne\"", ""), ("a/b;c=\"d\te\"", "a/b;c=\"d\te\""),
    ]

    /// An empty `written` stands for a text that is no media type.
    @Test(arguments: read) func readsTypeAndParameters(_ text: String, _ written: String) {
        #expect(MediaType(text)?.description ?? "" == written)
    }

    @Test func knowsStructuredSuffixes() throws {
        for text in ["application/json", "application/vnd.api+json", "application/problem+json; charset=utf-8"] {
            #expect(try #require(MediaType(text)).isJSON)
        }
        for text in ["application/xml", "text/xml", "application/soap+xml"] {
            #expect(try #require(MediaType(text)).isXML)
        }
        for text in ["application/jsonp", "text/plain", "application/json-seq"] {
            let type = try #require(MediaType(text))
            #expect(!type.isJSON && !type.isXML)
        }
    }

    static let ranges: [(type: String, range: String, isIncluded: Bool)] = [
        ("application/json", "*/*", true), ("application/json", "application/*", true),
        ("application/json", "application/json;q=0.5", true),
        ("application/json;charset=utf-8", "application/json", true),
        ("application/json", "application/json;charset=utf-8", true), ("application/json", "text/*", false),
        ("application/json", "application/json;version=1", false),
        ("application/json;version=1", "application/json;version=1", true),
        ("application/json;version=2", "application/json;version=1", false),
        ("application/problem+json", "application/json", false),
    ]

    @Test(arguments: ranges) func isIncludedInARange(_ type: String, _ range: String, _ isIncluded: Bool) throws {
        let (type, range) = try (#require(MediaType(type)), #require(MediaType(range)))
        #expect(type.isIncluded(in: range) == isIncluded)
    }
}
