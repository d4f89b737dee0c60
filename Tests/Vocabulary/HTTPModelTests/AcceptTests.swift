import HTTPModel
import Testing

@Suite struct AcceptTests {
    static let negotiations: [(accept: String?, offered: [String], preferred: String?)] = [
        (nil, ["application/json"], "application/json"),
        ("", ["application/json"], "application/json"),
        (" , ", ["application/json"], "application/json"),
        ("*/*", ["application/json", "text/plain"], "application/json"),
        ("text/plain", ["application/json", "text/plain"], "text/plain"),
        ("text/plain", ["application/json"], nil),
        ("text/*;q=0.5, application/json", ["text/plain", "application/json"], "application/json"),
        ("application/json;q=0.1, */*;q=0.2", ["application/json", "text/plain"], "text/plain"),
        ("*/*, application/json;q=0", ["application/json"], nil),
        ("*/*, application/json;q=0", ["application/json", "text/plain"], "text/plain"),
        (
            "application/json;version=2;q=0.9, application/json;q=0.1", ["application/json;version=2"],
            "application/json;version=2"
        ),
        ("APPLICATION/JSON", ["application/json"], "application/json"),
        ("application/json;q=5", ["application/json"], "application/json"),
        ("application/json;q=-1", ["application/json"], nil),
        ("nonsense", ["application/json"], nil),
        ("nonsense, text/plain", ["application/json", "text/plain"], "text/plain"),
        ("text/html;a=\"x,y\", text/plain;q=0.1", ["text/plain"], "text/plain"),
        // RFC 9110 §12.5.1: the most specific range counts, wherever it stands.
        ("text/plain, text/*;q=0.3, */*;q=0.8", ["text/html", "image/png", "text/plain"], "text/plain"),
        ("text/*;q=0.3, */*;q=0.8", ["text/html", "image/png"], "image/png"),
        ("*/*", [], nil),
        // A document says nothing of a parameter that its type does not have.
        ("application/json; version=1", ["text/plain", "application/json"], "application/json"),
        ("application/json; version=1", ["application/json; version=2"], nil),
        (
            "application/json; version=1", ["application/json", "application/json;version=1"],
            "application/json;version=1"
        ),
        ("application/json; version=1;q=0", ["application/json"], nil),
    ]

    @Test(arguments: negotiations)
    func prefers(_ accept: String?, _ offered: [String], _ preferred: String?) throws {
        let types = try offered.map { try #require(MediaType($0)) }
        #expect(Accept(accept).preferred(among: types)?.description == preferred)
    }
}
