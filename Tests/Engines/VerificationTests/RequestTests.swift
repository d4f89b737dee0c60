import Contract
import Expressions
import HTTPModel
import JSONModel
import ScenarioModel
import Testing
import Verification

/// What is sent for a step.
@Suite struct RequestTests {

    private func sent(_ step: String) throws -> HTTPRequest {
        let transport = FakeTransport([:])
        _ = Shop.run("- \(step)", transport)
        return try #require(transport.requests.last)
    }

    @Test func encodesPathAndQueryValues() throws {
        let request = try sent(
            #"{operation: GetLines, path: {id: "a/b é"}, query: {q: [1, "x&y"], on: true, none: null}}"#)
        #expect(request.method == .get)
        #expect(request.target.description == "/orders/a%2Fb%20%C3%A9/lines?q=1&q=x%26y&on=true")
    }

    @Test(arguments: [
        ("/orders/{$('a/b?c#d%')}/lines", "/orders/a/b%3Fc%23d%25/lines"),
        ("/orders?q={$('x&y=z')}", "/orders?q=x%26y%3Dz"),
        ("/orders/a%2Fb?q=[1]", "/orders/a%2Fb?q=[1]"),
    ])
    func encodesValuesEmbeddedInAPath(path: String, sent target: String) throws {
        #expect(try sent(#"{request: "GET \#(path)"}"#).target.description == target)
    }

    @Test func writesDeclaredValuesInTheirStyle() throws {
        let request = try sent(
            """
            operation: Search
              path: {at: {x: 1, y: a.b}}
              query: {size: {w: 1, h: 2}, ids: [1, "a,b"], where: {a: "x y"}, other: [1, 2], none: null}
              headers: {x-ids: [1, 2], X-One: [1, 2], X-Two: [1, 2], Cookie: {seen: [a, b], other: 1}}
            """)
        #expect(request.target.path == "/search/.x=1.y=a.b")
        #expect(
            request.target.query
                == "size[w]=1&size[h]=2&ids=1,a%2Cb&where=%7B%22a%22%3A%22x%20y%22%7D&other=1&other=2")
        #expect(request.fields.values(of: "X-Ids") == ["1,2"])
        #expect(request.fields.values(of: "X-One") == ["1", "2"])
        #expect(request.fields.values(of: "X-Two") == ["1", "2"])
        #expect(request.fields.values(of: "Cookie") == ["seen=a,b; other=1"])
    }

    @Test func writesPartsBetweenABoundaryThatStaysTheSame() throws {
        let request = try sent(
            "{operation: CreateOrder, body: {id: a, tags: [x, y], photo: abc}, content-type: multipart/form-data}")
        #expect(
            request.fields.values(of: "Content-Type")
                == ["multipart/form-data; boundary=understudy-5f0c0a2b7d61489c"])
        let parts = try Multipart.parts(of: request.body, boundary: "understudy-5f0c0a2b7d61489c")
        #expect(parts.map { String(decoding: $0.body, as: UTF8.self) } == ["a", "x", "y", "abc"])
        #expect(
            parts.map { $0.fields["Content-Disposition"] } == [
                "form-data; name=\"id\"", "form-data; name=\"tags\"", "form-data; name=\"tags\"",
                "form-data; name=\"photo\"; filename=\"photo\"",
            ])
        #expect(parts.map { $0.fields["Content-Type"] } == [nil, nil, nil, "application/octet-stream"])
    }

    @Test func keepsABoundaryThatTheStepChose() throws {
        let request = try sent(
            #"{operation: CreateOrder, body: {id: a}, content-type: "multipart/form-data; boundary=z"}"#)
        #expect(request.fields["Content-Type"] == "multipart/form-data; boundary=z")
        #expect(request.body.starts(with: "--z\r\n".utf8))
    }

    @Test func sendsARequestLineAsItIsWritten() throws {
        let request = try sent(#"{request: "PATCH /no such/%41?a=1", query: {b: 2}}"#)
        #expect(request.method == .patch)
        #expect(request.target.description == "/no%20such/%41?a=1&b=2")
    }

    @Test func appendsTheTargetToTheBaseURL() {
        let transport = FakeTransport([:])
        _ = Shop.run("- {operation: GetHealth}", transport)
        #expect(transport.urls == ["http://shop/v1/health"])
    }

    @Test(arguments: [
        ("{operation: CreateOrder, body: {id: a, amount: 1.50}}", "application/json", #"{"id":"a","amount":1.50}"#),
        ("{operation: CreateOrder, body: null}", "application/json", "null"),
        ("{request: POST /nowhere, body: [1]}", "application/json", "[1]"),
        ("{operation: CreateOrder, body: {id: a}, content-type: text/plain}", "text/plain", #"{"id":"a"}"#),
        (
            "{operation: CreateOrder, body: {id: a b, n: [1, 2]}, content-type: application/x-www-form-urlencoded}",
            "application/x-www-form-urlencoded", "id=a%20b&n=1&n=2"
        ),
        (#"{operation: CreateOrder, body-text: "{\"id\": {$now}"}"#, "application/json", #"{"id": {$now}"#),
    ])
    func writesTheBodyInTheMediaTypeOfTheRequest(step: String, type: String, body: String) throws {
        let request = try sent(step)
        #expect(request.fields.values(of: "Content-Type") == [type])
        #expect(String(decoding: request.body, as: UTF8.self) == body)
    }

    @Test func writesXMLByTheContractsShape() throws {
        let request = try sent("{operation: CreateOrder, body: {id: a, amount: 5}, content-type: text/xml}")
        let body = String(decoding: request.body, as: UTF8.self)
        #expect(body.hasSuffix("<Order><id>a</id><amount>5</amount></Order>"))
    }

    @Test func sendsNoContentTypeForNoneAndForNoBody() throws {
        #expect(try sent("{operation: CreateOrder, body: 1, content-type: none}").fields["Content-Type"] == nil)
        #expect(try sent("{operation: CreateOrder}").fields["Content-Type"] == nil)
    }

    @Test func aContentTypeAmongTheHeadersComesFirst() throws {
        let request = try sent("{operation: CreateOrder, body: {id: a}, headers: {content-type: text/xml}}")
        #expect(request.fields.values(of: "Content-Type") == ["text/xml"])
        #expect(request.body.starts(with: "<".utf8))
    }

    @Test(
        arguments: [
            ("{operation: CreateOrder}", "key-of-first", nil), ("{request: GET /nowhere}", "key-of-first", nil),
            ("{operation: CreateOrder, credential: none}", nil, nil), ("{operation: GetHealth}", nil, nil),
            ("{operation: GetHealth, credential: {client: PC2}}", "key-of-PC2", "token=a%20b"),
        ] as [(String, String?, String?)])
    func addsTheCredentialThatIsAskedFor(step: String, key: String?, query: String?) throws {
        let request = try sent(step)
        #expect(request.fields["X-Key"] == key)
        #expect(request.target.query == query)
    }

    @Test func evaluatesTimeAndRandomTextsReproducibly() throws {
        let step = #"{operation: CreateOrder, headers: {A: $uuid, B: "{$now}", C: [1, $uuid]}}"#
        let (first, second) = (try sent(step), try sent(step))
        #expect(first.fields == second.fields)
        #expect(first.fields["B"] == "2025-01-01T00:00:00Z")
        #expect(first.fields.values(of: "C").first == "1")
        #expect(first.fields["A"]?.utf8.count == 36)
        #expect(first.fields.values(of: "C").last != first.fields["A"])
    }

    @Test func takesOutputsOfEarlierSteps() throws {
        let transport = FakeTransport(["POST /orders": .json(201, #"{"id": "o 1"}"#)])
        _ = Shop.run(
            """
            - id: create
              operation: CreateOrder
              body: {amount: 5}
              outputs:
                id: $response.body#/id
                all: "{$method} {$url} {$statusCode} {$request.body#/amount} {$response.header.Content-Type}"
            - {operation: GetLines, path: {id: $steps.create.outputs.id}, headers: {All: $steps.create.outputs.all}}
            """, transport)
        let request = try #require(transport.requests.last)
        #expect(request.target.path == "/orders/o%201/lines")
        #expect(request.fields["All"] == "POST http://shop/v1/orders 201 5 application/json")
    }
}
