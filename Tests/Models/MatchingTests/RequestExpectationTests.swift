import Diagnostics
import Documents
import Expressions
import JSONModel
import Matching
import SchemaValidation
import Testing

/// What a request is expected to be, part by part.
@Suite struct RequestExpectationTests {
    /// An order as a shop gets it.
    struct Order: JudgeableRequest {
        var credential: JSON? = ["customer": "c-7"]
        var body: JSON? = ["item": "tea", "amount": 5]

        func part(at place: RequestPlace) -> RequestPart {
            switch place {
            case .method: .texts(["POST"])
            case .path: .texts(["/shops/a b/orders"])
            case .query(let name): .texts(["tag": ["new", "old"], "page": ["2"], "flag": [""]][name] ?? [])
            case .header(let name): .texts(["x-mode": ["test"], "accept": ["a/b", "*/*"]][name.lowercased()] ?? [])
            case .cookie(let name): .texts(["session": ["s-1"]][name] ?? [])
            case .credential: .value(credential)
            case .body: .value(body)
            case .bodyText: .texts([#"{"item": "tea", "amount": 5}"#])
            }
        }
    }

    struct Scope: ExpressionScope {
        func value(of reference: Reference) -> JSON? { reference.value(within: ["item": "tea", "page": 2]) }
        func nextRandom() -> UInt64 { 0 }
    }

    static func read(_ text: String, file: String = "s.yaml") throws -> (RequestExpectation?, findings: [String]) {
        var findings = Findings()
        let context = ExpectedReader.Context(vocabulary: ReferenceVocabulary(request: true)) { _, _ in nil }
        let node = DocumentReader.read(Array(text.utf8), file: file, findings: &findings)
        let read = node.flatMap { RequestExpectation.read($0, in: context, findings: &findings) }
        return (read, findings.diagnostics.map(\.description))
    }

    static func expectation(_ text: String) throws -> RequestExpectation {
        let (expectation, findings) = try read(text)
        #expect(findings == [])
        return try #require(expectation)
    }

    @Test(arguments: [
        "method: POST", "method: [PUT, POST]", "method: !not GET", "method: !matches '^P'",
        "path: /shops/a b/orders", "path: '/shops/{shop}/orders'", "path: '/shops/{a}{b}/o{c}s'",
        "path: [/x, '/shops/{id}/orders']",
        "path: !contains orders", "headers: {X-Mode: !matches '^t'}", "headers: {x-mode: test, Other: !absent }",
        "headers: {Accept: '*/*'}", "headers: {Accept: [a/b, '*/*']}", "query: {page: 2}",
        "query: {page: '2', tag: old}",
        "query: {tag: !unordered [old, new]}", "query: {tag: !contains [new, old]}", "query: {flag: ''}",
        "query: {flag: !any }",
        "query: {page: $request.body#/page}", "cookies: {session: !string , other: !optional 5}",
        "credential: {customer: c-7}", "body: {item: tea, amount: !range [1, 5], note: !absent }",
        "body: !strict {item: tea, amount: 5}",
        "body: {item: $request.body#/item}", "body-text: !contains tea",
        "{method: POST, path: '/shops/{id}/orders', body: !object }",
    ])
    func isFulfilled(text: String) throws { try Self.judge(text, isFulfilled: true) }

    @Test(arguments: [
        "method: GET", "method: [PUT, GET]", "path: /shops/a/orders", "path: '/shops/{id}'", "path: '/{id}/orders'",
        "headers: {X-Mode: !matches '^u'}", "headers: {Other: !any }", "headers: {X-Mode: !absent }",
        "headers: {Accept: 'a/b, */*'}", "query: {page: 3}", "query: {tag: [new]}", "query: {tag: !not new}",
        "query: {other: !string }", "cookies: {session: s-2}", "credential: {customer: c-8}", "credential: !absent",
        "body: {item: tea, other: !any }", "body: !absent", "body: [tea]", "body: {item: $request.body#/other}",
        "body-text: tea", "{method: POST, path: /other}",
    ])
    func isNotFulfilled(text: String) throws { try Self.judge(text, isFulfilled: false) }

    private static func judge(_ text: String, isFulfilled: Bool) throws {
        let expectation = try expectation(text)
        #expect(expectation.isFulfilled(by: Order(), in: Scope()) == isFulfilled)
        var judge = Judge(scope: Scope(), direction: .request)
        judge.compare(Order(), with: expectation)
        #expect(judge.mismatches.isEmpty == isFulfilled)
        #expect((judge.distance(of: Order(), from: expectation) == 0) == isFulfilled)
    }

    @Test func anAbsentPartIsNothing() throws {
        let order = Order(credential: nil, body: nil)
        for text in ["credential: !absent", "body: !absent"] {
            #expect(try Self.expectation(text).isFulfilled(by: order, in: Scope()))
        }
        #expect(try !Self.expectation("body: !null").isFulfilled(by: order, in: Scope()))
    }

    @Test func mismatchesNameTheirPlaces() throws {
        let expectation = try Self.expectation(
            "{method: GET, path: '/a/{id}', headers: {X-Mode: live}, query: {page: !range [3, null]}, body: {item: cups}}"
        )
        var judge = Judge(scope: Scope(), direction: .request)
        judge.compare(Order(), with: expectation)
        #expect(
            judge.mismatches.map(Samples.text) == [
                #"/method: "GET", not "POST""#, #"/path: a path like '/a/{id}', not "/shops/a b/orders""#,
                #"/headers/X-Mode: "live", not "test""#, #"/query/page: a number from 3, not "2""#,
                #"/body/item: "cups", not "tea""#,
            ])
    }

    @Test func theNearestOfSeveralHasTheLeastDistance() throws {
        let texts = [
            "{method: GET, path: /other, query: {page: 9}}",
            "{method: POST, path: '/shops/{id}/orders', query: {page: 3}}",
            "{method: POST, path: '/shops/{id}/orders', query: {page: 9}}",
        ]
        let judge = Judge(scope: EmptyScope(), direction: .request)
        let distances = try texts.map { judge.distance(of: Order(), from: try Self.expectation($0)) }
        #expect(distances[1] < distances[2])
        #expect(distances[2] < distances[0])
    }

    @Test func isWrittenOnOneLine() throws {
        let expectation = try Self.expectation("headers: {X-Mode: !matches '^t'}\nbody:\n  items: [!string , 5]")
        #expect(expectation.text == "{headers: {X-Mode: !matches ^t}, body: {items: [!string, 5]}}")
    }

    @Test func coversWhatExpectsTheSameAndMore() throws {
        let one = try Self.expectation("headers: {X-Mode: t}")
        let more = try Self.expectation("{headers: {X-Mode: t, X-Other: 5}, method: POST}")
        let other = try Self.expectation("headers: {X-Mode: u}")
        let random = try Self.expectation("headers: {X-Mode: $request.query.mode}")
        #expect(one.covers(more) && one.covers(one))
        #expect(!more.covers(one) && !one.covers(other) && !random.covers(random))
        let elsewhere = try Self.expectation("query: {X-Mode: t}")
        #expect(!one.covers(elsewhere) && !elsewhere.covers(one))
    }

    @Test func jsonSaysTheSame() throws {
        let text =
            #"{"method": ["PUT", "POST"], "headers": {"X-Mode": {"!matches": "^t"}}, "body": {"note": {"!absent": null}}}"#
        let (expectation, findings) = try Self.read(text, file: "s.json")
        #expect(findings == [])
        #expect(expectation?.isFulfilled(by: Order(), in: Scope()) == true)
    }

    @Test(arguments: [
        (
            "{}",
            "1:1: error: request expects nothing; give one of 'method', 'path', 'headers', 'query', 'cookies', "
                + "'credential', 'body' or 'body-text'"
        ),
        (
            "headers: {}",
            "1:1: error: request expects nothing; give one of 'method', 'path', 'headers', 'query', 'cookies', "
                + "'credential', 'body' or 'body-text'"
        ),
        ("header: {X: a}", "1:1: error: unknown key 'header' in request; did you mean 'headers'?"),
        ("5", "1:1: error: expected a mapping for 'request', found the integer 5"),
        ("method: post", "1:9: error: unknown method 'post'; did you mean 'POST'?"),
        ("method: [GTE]", "1:10: error: unknown method 'GTE'; did you mean 'GET'?"),
        ("method: 5", "1:9: error: expected a string for 'method', found the integer 5"),
        ("path: orders", "1:7: error: a path starts with '/', found 'orders'"),
        ("path: {a: b}", "1:7: error: expected a path such as '/orders/{id}' or a matcher for 'path', found a mapping"),
        ("path: /a%20b/c%2Fd", "1:7: error: paths are compared decoded, found '/a%20b/c%2Fd'; write '/a b/c%2Fd'"),
        ("headers: {X: {a: 1}}", "1:14: error: expected a text, a list or a matcher for 'X', found a mapping"),
        (
            "headers: {X: null}",
            "1:14: error: expected a text, a list or a matcher for 'X', found null; write '!absent' for one "
                + "that is not there"
        ),
        ("query: [a]", "1:8: error: expected a mapping for 'query', found a list"),
        ("body-text: {a: 1}", "1:12: error: expected a text, a list or a matcher for 'body-text', found a mapping"),
        ("headers: {X: !matchs a}", "1:14: error: unknown matcher '!matchs'; did you mean '!matches'?"),
        (
            "body: {a: $response.body}",
            "1:11: error: '$response' is not available here; expected '$url', '$method' or '$request'"
        ),
    ])
    func saysWhatIsWrong(text: String, finding: String) throws {
        let (expectation, findings) = try Self.read(text)
        #expect(findings == ["s.yaml:\(finding)"])
        #expect(expectation == nil)
    }
}
