import Diagnostics
import HTTPModel
import JSONModel
import TestSupport
import Testing

@testable import Contract

/// Forms and multipart bodies held to the `encoding` of the contract.
@Suite struct FormBodyTests {
    private static let contract = """
        openapi: 3.1.0
        info: {title: Uploads, version: '1'}
        paths:
          /uploads:
            post:
              operationId: Upload
              requestBody:
                content:
                  application/x-www-form-urlencoded:
                    schema: &schema
                      type: object
                      required: [id]
                      properties:
                        id: {type: integer}
                        tags: {type: array, items: {type: string}}
                        place: {type: object, properties: {x: {type: integer}, y: {type: integer}}}
                        size: {type: object, properties: {w: {type: integer}, h: {type: integer}}}
                        file: {type: string, contentMediaType: image/png}
                        thumbs: {type: array, items: {}}
                        stamp: {type: string, contentEncoding: base64}
                        note: {type: string}
                        lines: &lines {type: array, items: {type: object, properties: {sku: {type: string}, count: {type: integer}, tags: {type: array, items: {type: string}}}}}
                        grid: {type: array, items: {type: array, items: {type: integer}}}
                        deep: *lines
                    encoding:
                      tags: {style: pipeDelimited}
                      deep: {style: deepObject}
                      size: {style: deepObject}
                      note: {allowReserved: true}
                  multipart/form-data:
                    schema: *schema
                    encoding:
                      size: {style: deepObject}
                      note:
                        contentType: text/plain, text/html
                        headers: {X-Lang: {required: true, schema: {enum: [en, fr]}}}
                  multipart/mixed: {schema: {type: array, items: {type: integer}}}
                  multipart/related:
                    schema: {type: object, properties: {meta: {type: object}, data: {type: string}}}
                  text/plain: {schema: {type: integer}}
                  application/octet-stream: {schema: {type: string, maxLength: 4}}
              responses: {'200': {description: done}}
        """

    private static func operation() throws -> Operation {
        var findings = Findings()
        let files = FileTable(["openapi.yaml": contract])
        let contract = try ContractReader.read("openapi.yaml", files: files, findings: &findings)
        try #require(!findings.hasErrors)
        return try #require(contract?.operation(id: "Upload"))
    }

    private func request(_ type: String, _ body: [UInt8]) -> HTTPRequest {
        HTTPRequest(.post, RequestTarget("/uploads"), fields: ["Content-Type": type], body: body)
    }

    private func judged(_ type: String, _ body: [UInt8]) throws -> (value: String?, violations: [String]) {
        let operation = try Self.operation()
        let request = request(type, body)
        let body = try operation.decodeBody(of: request)
        let violations = operation.violations(of: request, pathValues: [], body: body)
        return (body?.value.description, violations.map(\.description))
    }

    private static let form = "application/x-www-form-urlencoded"
    private static let parts = "multipart/form-data; boundary=b"

    static let forms: [(body: String, value: String, violations: [String])] = [
        ("id=7&tags=a%7Cb|c&note=x+y", #"{"id":7,"tags":["a","b","c"],"note":"x y"}"#, []),
        ("size[w]=1&id=7&size[h]=2", #"{"size":{"w":1,"h":2},"id":7}"#, []),
        (#"id=7&place={"x":1}&other=1&other=2"#, #"{"id":7,"place":{"x":1},"other":["1","2"]}"#, []),
        ("", "{}", ["body /id: 'id' is required"]),
        ("id=7&tags[]=a&tags[]=b", #"{"id":7,"tags":["a","b"]}"#, []),
        ("id=7&tags[0]=a&tags[1]=b", #"{"id":7,"tags":["a","b"]}"#, []),
        ("id=7&place[x]=1&place[y]=2", #"{"id":7,"place":{"x":1,"y":2}}"#, []),
        (
            "id=7&lines[0][sku]=a&lines[0][count]=2&lines[1][sku]=b",
            #"{"id":7,"lines":[{"sku":"a","count":2},{"sku":"b"}]}"#, []
        ),
        ("id=7&deep[0][sku]=a&deep[0][tags][]=x", #"{"id":7,"deep":[{"sku":"a","tags":["x"]}]}"#, []),
        ("id=7&deep[]=a", #"{"id":7,"deep":["a"]}"#, ["body /deep/0: expected object, found string"]),
        (#"id=7&lines={"sku":"a"}&lines={"sku":"b"}"#, #"{"id":7,"lines":[{"sku":"a"},{"sku":"b"}]}"#, []),
        ("id=7&grid=[1,2]&grid=[3]", #"{"id":7,"grid":[[1,2],[3]]}"#, []),
        ("id=x", #"{"id":"x"}"#, ["body /id: expected integer, found string"]),
        ("note=a", #"{"note":"a"}"#, ["body /id: 'id' is required"]),
        ("id=1&id=2", "{}", ["body /id: expected it once, found it 2 times"]),
        (
            "id=1&size[w=1", #"{"id":1}"#,
            [
                "body /size: expected brackets around each name, as in 'name[member]', found one that is not closed"
            ]
        ),
        (
            "id=1&place=x", #"{"id":1}"#,
            [
                "body /place: it is not 'application/json': expected a value, found 'x' at line 1, column 1"
            ]
        ),
    ]

    @Test(arguments: forms)
    func readsForms(body: String, value: String, violations: [String]) throws {
        let judged = try judged(Self.form, Array(body.utf8))
        #expect(judged.value == value)
        #expect(judged.violations == violations)
    }

    @Test(
        arguments: [
            [
                "id": 7, "lines": [["sku": "a", "count": 2], ["sku": "b"]], "grid": [[1, 2], [3]],
                // Because a `|` inside an item would be a delimiter (OAS 3.1 Appendix E), none is there.
                "tags": ["x", "y,z"],
            ],
            [
                "id": 7, "deep": [["sku": "a", "tags": ["x", "y"]], ["count": 1]], "place": ["x": 1], "size": ["w": 2],
            ],
        ] as [JSON])
    func readsBackTheFormsThatItWrites(value: JSON) throws {
        let content = try #require(try Self.operation().requestBody?.content.first)
        for type in [MediaType(Self.form), MediaType(Self.parts)] {
            let type = try #require(type)
            let entry = try #require(try Self.operation().requestBody?.content.entry(for: type))
            let bytes = BodyCodec.encode(value, type: type, as: entry)
            let read = try judged(type.contentType, bytes).value
            #expect(read == value.description, "\(type): \(String(decoding: bytes, as: UTF8.self))")
        }
        #expect(content.mediaType.isForm)
    }

    private static func part(_ name: String, _ body: String, _ fields: String = "") -> String {
        "--b\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\(fields)\r\n\(body)\r\n"
    }

    @Test(arguments: [
        (part("id", "7") + part("tags", "a") + part("tags", "b"), #"{"id":7,"tags":["a","b"]}"#, []),
        (part("id", "7") + part("place", #"{"x": 1}"#), #"{"id":7,"place":{"x":1}}"#, []),
        (part("id", "7") + part("size[w]", "1") + part("size[h]", "2"), #"{"id":7,"size":{"w":1,"h":2}}"#, []),
        (
            part("id", "7") + part("tags", #"["a"]"#, "Content-Type: application/json\r\n"), #"{"id":7,"tags":["a"]}"#,
            []
        ),
        (part("id", "7") + part("file", "{}", "Content-Type: application/json\r\n"), #"{"id":7,"file":"{}"}"#, []),
        (part("id", "7") + part("stamp", "aGk="), #"{"id":7,"stamp":"aGk="}"#, []),
        (part("id", "7") + part("note", "a", "X-Lang: en\r\nContent-Type: text/html\r\n"), #"{"id":7,"note":"a"}"#, []),
        (
            part("id", "7") + part("note", "a", "X-Lang: de\r\nContent-Type: image/png\r\n"), #"{"id":7,"note":"a"}"#,
            [
                "body /note: expected a part of type 'text/plain' or 'text/html', found 'image/png'",
                "body /note: part header 'X-Lang': expected 'en' or 'fr', found 'de'",
            ]
        ),
        (
            part("id", "7") + part("note", "a"), #"{"id":7,"note":"a"}"#,
            ["body /note: part header 'X-Lang': required, and not there"]
        ),
        (part("id", "7") + part("id", "8"), "{}", ["body /id: expected it once, found it 2 times"]),
    ])
    func readsParts(body: String, value: String, violations: [String]) throws {
        let judged = try judged(Self.parts, Array("\(body)--b--\r\n".utf8))
        #expect(judged.value == value)
        #expect(judged.violations == violations)
    }

    @Test(arguments: [
        ("multipart/form-data", "", "its 'Content-Type' has no 'boundary'"),
        (parts, "x", "expected a line '--b', found none"),
        (parts, part("id", "7"), "it ends without the line '--b--'"),
        (parts, "--b\r\n\r\n7\r\n--b--", "part 1 has no 'name' in its 'Content-Disposition'"),
        (
            parts, part("id", "7") + part("place", "x") + "--b--",
            "part 'place': the body is not 'application/json': expected a value, found 'x' at line 1, column 1"
        ),
    ])
    func saysWhatIsWrongWithParts(type: String, body: String, reason: String) throws {
        let operation = try Self.operation()
        let request = request(type, Array("\(body) ".utf8))
        let problem = #expect(throws: BodyProblem.self) { try operation.decodeBody(of: request) }
        #expect(problem?.description == "the body is not 'multipart/form-data': \(reason)")
    }

    @Test func readsPartsWithoutNamesInTheirOrder() throws {
        let mixed = try judged("multipart/mixed; boundary=b", Array("--b\r\n\r\n1\r\n--b\r\n\r\n2\r\n--b--".utf8))
        #expect(mixed.value == "[1,2]")
        let related = try judged("multipart/related; boundary=b", Array("--b\r\n\r\n{}\r\n--b\r\n\r\nxy\r\n--b--".utf8))
        #expect(related.value == #"{"meta":{},"data":"xy"}"#)
    }

    @Test func readsTextAsTheTypeOfTheSchema() throws {
        #expect(try judged("text/plain", Array("17".utf8)).value == "17")
        #expect(try judged("text/plain", Array("x".utf8)).violations == ["body: expected integer, found string"])
    }

    @Test func readsAnyBytesAndCountsThem() throws {
        #expect(try judged("application/octet-stream", [0xFF, 0x00, 0xC3, 0xA9]).violations == [])
        #expect(try judged("application/octet-stream", [0xFF, 0x00, 0xC3, 0xA9, 0x41]).violations.count == 1)
        #expect(try judged("application/octet-stream", Array("éééé".utf8)).value == "\"éééé\"")
    }

    @Test(arguments: [
        Array(0...255), Array("é".utf8), [0xEE, 0xBE, 0x80], [0xEE, 0xBE, 0x80, 0xFF], [], Array("\u{EFFF}a".utf8),
    ])
    func keepsBytesExactly(bytes: [UInt8]) { #expect(BinaryText.bytes(of: BinaryText.text(of: bytes)) == bytes) }

    @Test(arguments: [form, "multipart/form-data"]) func writesWhatItReads(type: String) throws {
        let value: JSON = [
            "id": 7, "tags": ["a b", "c&d"], "place": ["x": 1], "size": ["w": 1, "h": 2], "stamp": "aGk=",
            "note": "a/b?c",
        ]
        let operation = try Self.operation()
        let mediaType = try #require(MediaType(type))
        let content = try #require(operation.requestBody?.content.entry(for: mediaType))
        let body = BodyCodec.encode(value, type: mediaType, as: content)
        #expect(try operation.decodeBody(of: request(mediaType.contentType, body))?.value == value)
        if mediaType.isForm {
            let place = "place=%7B%22x%22%3A1%7D"
            let text = "id=7&tags=a%20b%7Cc%26d&\(place)&size[w]=1&size[h]=2&stamp=aGk%3D&note=a/b?c"
            #expect(String(decoding: body, as: UTF8.self) == text)
        }
    }

    @Test(.timeLimit(.minutes(1))) func readsManyFieldsInTimeThatGrowsWithThem() throws {
        let body = "id=1" + (0..<50_000).map { "&n\($0)=&size[k\($0)]=" }.joined()
        #expect(try judged(Self.form, Array(body.utf8)).violations.isEmpty)
    }

    @Test func writesPartsWithTheirTypes() throws {
        let type = try #require(MediaType("multipart/form-data; boundary=b"))
        let content = try #require(try Self.operation().requestBody?.content.entry(for: type))
        let bytes: [UInt8] = [0x89, 0x50, 0xFF]
        let value: JSON = ["id": 7, "file": .string(BinaryText.text(of: bytes)), "note": "a", "x": ["y": 1], "n": nil]
        let parts = try Multipart.parts(of: BodyCodec.encode(value, type: type, as: content), boundary: "b")
        #expect(
            parts.map(\.fields) == [
                ["Content-Disposition": "form-data; name=\"id\""],
                ["Content-Disposition": "form-data; name=\"file\"; filename=\"file\"", "Content-Type": "image/png"],
                ["Content-Disposition": "form-data; name=\"note\"", "Content-Type": "text/plain"],
                ["Content-Disposition": "form-data; name=\"x\"", "Content-Type": "application/json"],
            ])
        #expect(parts[1].body == bytes)
    }
}
