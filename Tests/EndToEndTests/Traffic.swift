import Fuzzing
import Randomness

/// Random requests to the API in `TrafficAPI`, each well-formed by RFC 9112; the same for the same seed.
struct Traffic {
    /// A request, and whether only the head of its answer comes.
    struct Request: Sendable {
        let bytes: [UInt8]
        var isHead = false
    }

    private var random: SeededRandom

    init(seed: UInt64) { random = SeededRandom(seed: seed) }

    /// Some requests for one connection.
    mutating func requests() -> [Request] { (0..<Int.random(in: 1...24, using: &random)).map { _ in request() } }

    private mutating func request() -> Request {
        let method = oneOf(["GET", "GET", "POST", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "BREW"])
        var target = oneOf(Self.paths)
        if chance(3) {
            target += "?" + (0..<Int.random(in: 0...5, using: &random)).map { _ in pair() }.joined(separator: "&")
        }
        if chance(8) { target = "/__sandbox/s\(random.next() % 3)" + target }
        var lines = ["\(method) \(target) HTTP/1.1", "Host: 127.0.0.1"]
        for _ in 0..<Int.random(in: 0...5, using: &random) { lines.append(oneOf(Self.fields)) }
        let body = chance(2) ? oneOf(Self.bodies) : ""
        if !body.isEmpty { lines.append("Content-Type: \(oneOf(Self.types))") }
        let isChunked = !body.isEmpty && chance(4)
        lines.append(isChunked ? "Transfer-Encoding: chunked" : "Content-Length: \(body.utf8.count)")
        let content = isChunked ? "\(String(body.utf8.count, radix: 16))\r\n\(body)\r\n0\r\n\r\n" : body
        let text = lines.joined(separator: "\r\n") + "\r\n\r\n" + content
        return Request(bytes: Array(text.utf8), isHead: method == "HEAD")
    }

    private mutating func pair() -> String { "\(oneOf(Self.words))=\(oneOf(Self.words))" }

    private mutating func chance(_ oneIn: Int) -> Bool { Int.random(in: 0..<oneIn, using: &random) == 0 }

    private mutating func oneOf(_ choices: [String]) -> String {
        choices[Int.random(in: choices.indices, using: &random)]
    }

    private static let paths = [
        "/notes", "/notes", "/notes/1", "/notes/%2F", "/notes/%00", "/notes/%C3%A9", "/", "//", "/xml", "/search",
        "/texts", "/form", "/made", "/nowhere", "/__admin/requests", "/__admin/health", "/__admin/resources/notes",
        "/__admin/clock", "/__admin/nothing", "/notes/" + String(repeating: "a", count: 3000),
    ]

    private static let words = [
        "a", "", "limit", "offset", "status", "4XX", "-1", "1e999", "%ZZ", "%00", "%FF", "a[b]", "a[]", "a[0][b]", "+",
        "=",
        "ids", "1,2,3", "true", "null", "__code", "422", "99999999999999999999", "é", "'", "%22",
    ]

    private static let fields = [
        "Accept: application/json", "Accept: */*;q=0", "Accept: text/xml, */*;q=0.1", "Accept: ,;=", "Prefer: code=404",
        "Prefer: example=a; wait=0", "Prefer: dynamic=true", "Prefer: code=99999999999", "X-Understudy-Sandbox: s1",
        "Understudy-Sandbox: s2", "Idempotency-Key: k1", "Cookie: a=1; b=\"2\"; ;c", "Authorization: Bearer x",
        "Content-Encoding: gzip", "If-None-Match: *", "Range: bytes=0-1", "X-Empty:",
        "X-Long: " + String(repeating: "x", count: 900),
        "Expect: 100-continue", "Origin: http://evil.example", "X-Tab: a\tb",
    ]

    private static let types = [
        "application/json", "application/json; charset=utf-8", "text/xml", "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=b", "text/plain", "nonsense", "*/*", "application/json; charset=x",
    ]

    private static let bodies = [
        #"{"text": "a", "amount": 5}"#, #"{"text": 5}"#, #"{"text": "\ud83d\ude00", "amount": 1e400}"#, "[]", "null",
        "{",
        #"["aaaaaaaaaaaaaaaaaaaaaaaaaaaaab"]"#, #"{"a": 1, "a": 2}"#, "\u{FEFF}{}", "<r a='1'><b>x</b></r>", "<r>",
        "<!DOCTYPE r><r/>", "a=1&b[]=2&b[]=3&c[d]=4",
        "--b\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--b--\r\n",
        String(repeating: "[", count: 600), "[" + String(repeating: "1,", count: 500) + "1]", "7e99999", "\0\u{1}",
        #"{"now": "2030-01-01T00:00:00Z"}"#, #"{"offset": "P1D"}"#,
    ]
}

/// An API for random traffic, in which much can go wrong.
enum TrafficAPI {
    static let contract = """
        openapi: 3.1.0
        info: {title: Traffic, version: '1'}
        paths:
          /notes:
            get:
              operationId: ListNotes
              parameters:
                - {name: limit, in: query, schema: {type: integer, minimum: 1}}
                - {name: ids, in: query, style: form, explode: false, schema: {type: array, items: {type: integer}}}
                - {name: a, in: query, style: deepObject, schema: {type: object}}
              responses: {'200': {description: all, content: {application/json: {}, text/xml: {}}}}
            post:
              operationId: CreateNote
              requestBody:
                required: true
                content: {application/json: {schema: {$ref: '#/components/schemas/Note'}}}
              responses: {'201': {description: made, content: {application/json: {}}}, '422': {description: wrong}}
          /notes/{id}:
            get: {operationId: GetNote, parameters: [{name: id, in: path, required: true}], responses: {'200': {description: one, content: {application/json: {}}}, '404': {description: none}}}
            delete: {operationId: DeleteNote, parameters: [{name: id, in: path, required: true}], responses: {'204': {description: gone}}}
          /xml: {post: {operationId: Xml, requestBody: {content: {text/xml: {schema: {type: object, xml: {name: r}, properties: {b: {type: string}}}}}}, responses: {'204': {description: read}}}}
          /form: {post: {operationId: Form, requestBody: {content: {application/x-www-form-urlencoded: {}, multipart/form-data: {}}}, responses: {'204': {description: read}}}}
          /texts: {post: {operationId: Texts, requestBody: {content: {application/json: {schema: {type: array, items: {type: string, pattern: '^(a+)+$'}}}}}, responses: {'204': {description: read}}}}
          /search: {post: {operationId: Search, requestBody: {content: {application/json: {}}}, responses: {'200': {description: found, content: {application/json: {}}}}}}
          /made: {get: {operationId: Made, responses: {'200': {description: made, content: {application/json: {schema: {$ref: '#/components/schemas/Note'}}, text/xml: {schema: {$ref: '#/components/schemas/Note'}}}}}}}
          /echo: {post: {operationId: Echo, requestBody: {content: {application/json: {}}}, responses: {'200': {description: the body, content: {application/json: {}}}}}}
        components:
          schemas:
            Note:
              type: object
              required: [text]
              properties: {text: {type: string, maxLength: 100}, amount: {type: number, multipleOf: 0.5}, replies: {type: array, items: {$ref: '#/components/schemas/Note'}}}
        """

    static let behaviour = """
        resources: {notes: {key: id, limit: 50, seed: [{id: '1', text: a}]}}
        idempotency: {operations: [CreateNote]}
        operations:
          ListNotes: {find: {in: notes, as: found, all: true, where: {id: !optional $request.query.id}}, then: {respond: {status: 200, body: "$(each($found, '/id'))"}}}
          CreateNote:
            then: {create: {in: notes, with: {id: $uuid, text: $request.body#/text}}, respond: {status: 201, body: $resource}}
          GetNote:
            - find: {in: notes, where: {id: $request.path.id}}
              then: {respond: {status: 200, body: $resource}}
            - then: {respond: {status: 404}}
          DeleteNote: {then: {respond: {status: 204}}}
          Xml: {then: {respond: {status: 204}}}
          Form: {then: {respond: {status: 204}}}
          Texts: {then: {respond: {status: 204}}}
          Search: {then: {respond: {status: 200, body: "$(count(jsonpaths($request.body, '$..*..*')))"}}}
          Echo: {then: {respond: {status: 200, body: $request.body}}}
        """
}
