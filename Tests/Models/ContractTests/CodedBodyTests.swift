import Contract
import Diagnostics
import HTTPModel
import JSONModel
import TestSupport
import Testing

/// Bodies as they come: coded, where nothing describes them, and where their status has none.
@Suite struct CodedBodyTests {
    private static let text = """
        openapi: 3.0.3
        info: {title: Notes, version: '1'}
        paths:
          /notes:
            post:
              requestBody: {content: {application/json: {schema: {type: object, required: [a]}}}}
              responses:
                '200': {description: x, content: {application/json: {schema: {type: object, required: [a]}}}}
                '204': {description: x, content: {application/json: {schema: {type: object}}}}
                2XX: {description: x, content: {application/json: {}}}
            get:
              responses: {4XX: {description: x}, '404': {description: y}}
        """
    /// `{"a":1}` in gzip.
    private static let gzip: [UInt8] = [
        0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xab, 0x56, 0x4a, 0x54, 0xb2, 0x32, 0xac, 0x05,
        0x00, 0xaf, 0xac, 0x1b, 0x56, 0x07, 0x00, 0x00, 0x00,
    ]

    private static func contract() throws -> (contract: Contract, findings: Findings) {
        var findings = Findings()
        let files = FileTable(["openapi.yaml": text])
        let contract = try ContractReader.read("openapi.yaml", files: files, findings: &findings)
        return (try #require(contract), findings)
    }

    private func operation(_ index: Int = 0) throws -> Operation { try Self.contract().contract.operations[index] }

    private func request(_ method: HTTPMethod, coding: String?, _ body: [UInt8]) -> HTTPRequest {
        var fields: HTTPFields = ["Content-Type": "application/json"]
        if let coding { fields.append("Content-Encoding", coding) }
        return HTTPRequest(method, RequestTarget("/notes"), fields: fields, body: body)
    }

    @Test func decodesRequests() throws {
        let body = try operation(1).decodeBody(of: request(.post, coding: "gzip", Self.gzip))
        #expect(body?.value == ["a": 1])
    }

    @Test func namesACodingThatIsNotRead() throws {
        let operation = try operation(1)
        let request = request(.post, coding: "br", [1, 2])
        let error = #expect(throws: BodyProblem.self) { try operation.decodeBody(of: request) }
        #expect(error == .unsupportedCoding(name: "br"))
        #expect(error?.description == "the content coding 'br' is not read; expected 'gzip' or 'deflate'")
    }

    @Test func saysThatTheBytesAreNotWhatTheFieldSays() throws {
        let operation = try operation(1)
        let request = request(.post, coding: "gzip", Array("{}".utf8))
        let error = #expect(throws: BodyProblem.self) { try operation.decodeBody(of: request) }
        #expect(
            error?.description == "the body is not 'application/json': the bytes are not 'gzip', "
                + "which 'Content-Encoding' says they are")
    }

    @Test func refusesJSONThatIsNoneWhereNothingDescribesIt() throws {
        let operation = try operation(0)
        #expect(try operation.decodeBody(of: request(.get, coding: nil, Array("[1]".utf8))) == nil)
        #expect(throws: BodyProblem.self) { try operation.decodeBody(of: request(.get, coding: nil, [0x7B])) }
    }

    @Test func decodesResponses() throws {
        let response = HTTPResponse(
            status: 200, fields: ["Content-Type": "application/json", "Content-Encoding": "gzip"], body: Self.gzip)
        let judged = try operation(1).judge(response)
        #expect(judged.body == ["a": 1])
        #expect(judged.violations == [])
        #expect(try operation(1).body(of: response) == ["a": 1])
        #expect(Operation.undocumentedBody(response) == ["a": 1])
    }

    @Test func tellsOfAResponseThatCannotBeDecoded() throws {
        let response = HTTPResponse(
            status: 200, fields: ["Content-Type": "application/json", "Content-Encoding": "br"], body: [1])
        #expect(
            try operation(1).judge(response).violations.map(\.description) == [
                "body: the content coding 'br' is not read; expected 'gzip' or 'deflate'"
            ])
    }

    @Test(arguments: [204, 205]) func wantsNoBodyWhereTheStatusHasNone(status: Int) throws {
        #expect(try operation(1).judge(HTTPResponse(status: status)).violations == [])
        #expect(try !operation(1).judge(HTTPResponse(status: 201)).violations.isEmpty)
    }

    @Test func warnsOfContentThatIsNeverSent() throws {
        #expect(
            try Self.contract().findings.rendered()
                == "openapi.yaml:9:33: warning: 'content' of response '204' is ignored: a response of that status has no body; "
                + "found 1 media type\n")
    }

    @Test func answersWithWhatIsDocumentedFirstWhereThereIsNoSuccess() throws {
        #expect(try operation(0).responses.successStatus == 400)
    }
}
