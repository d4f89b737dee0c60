import HTTPModel
import Testing

@Suite struct RequestTargetTests {
    static let targets: [(text: String, path: String, query: String?)] = [
        ("/", "/", nil), ("/a/b?x=1", "/a/b", "x=1"), ("/a?", "/a", ""), ("/a?b?c", "/a", "b?c"), ("", "/", nil),
        ("?x", "/", "x"), ("/a%2Fb", "/a%2Fb", nil), ("http://host:80/a?b=c", "/a", "b=c"), ("http://host", "/", nil),
        ("http://host?x=1", "/", "x=1"), ("/go?to=http://host/a", "/go", "to=http://host/a"), ("*", "*", nil),
        ("/é", "/é", nil),
    ]

    @Test(arguments: targets) func splitsPathAndQuery(_ text: String, _ path: String, _ query: String?) {
        let target = RequestTarget(text)
        #expect(target.path == path)
        #expect(target.query == query)
    }

    @Test func keepsEmptySegments() {
        #expect(RequestTarget("/a//b/").segments == ["a", "", "b", ""])
        #expect(RequestTarget("/").segments == [""])
    }

    static let queries: [(query: String, items: [(String, String?)])] = [
        ("a=1&b=2&a=3", [("a", "1"), ("b", "2"), ("a", "3")]),
        ("a&b=", [("a", nil), ("b", "")]),
        ("a=b=c&&", [("a", "b=c")]),
        ("n%20m=x+y%2B", [("n m", "x y+")]),
        ("a=%zz&b=%C3%A9&c=%FF", [("a", "%zz"), ("b", "é"), ("c", "%FF")]),
        ("", []),
    ]

    @Test func decodesQueryItems() {
        for (query, items) in Self.queries {
            let expected = items.map { QueryItem(name: $0, value: $1) }
            #expect(RequestTarget(path: "/", query: query).queryItems == expected, "\(query)")
        }
        #expect(RequestTarget("/a").queryItems.isEmpty)
    }
}
