import Glibc
import JSONModel
import RawHTTP
import Testing

/// Requests that are broken, hostile or cut off: a documented or clear answer, and a mock that goes on.
struct BadRequestsTests {
    private let mock: RunningMock

    init() throws { mock = try RunningMock("citypay") }

    /// The mock is as it was, and ends without having said anything.
    private func expectUnharmed() throws {
        #expect(try mock.healthStatus() == 200)
        let outcome = try mock.stop()
        #expect(outcome == .quiet)
    }

    private static func create(_ body: [UInt8], length: Int? = nil) -> [UInt8] {
        let head = """
            POST /v6/intent/create HTTP/1.1\r
            Host: localhost\r
            cp-api-key: \(SandboxKey.current())\r
            Content-Type: application/json\r
            Content-Length: \(length ?? body.count)\r
            \r

            """
        return Array(head.utf8) + body
    }

    private func answer(to body: [UInt8]) throws -> RawClient.Response {
        let client = try mock.connect()
        client.send(Self.create(body))
        return try client.readResponse()
    }

    @Test func answersAValidRequest() throws {
        let body = #"{"amount":19995,"identifier":"order-0001","currency":"GBP","merchantid":11223344}"#
        let response = try answer(to: Array(body.utf8))
        #expect(response.status == 200)
        #expect(try JSON(text: response.body)["payment_intent_id"]?.stringValue?.isEmpty == false)
        try expectUnharmed()
    }

    @Test(arguments: [
        "", " ", "nothing", #"{"amount":"#, #"{"amount":1,"amount":2}"#, #"{"amount":01}"#, "[]", "{}{}", "\u{FEFF}{}",
        #"{"identifier":"\ud800"}"#, "{\"identifier\":\"a\u{0}b\"}",
    ])
    func answersAMalformedBodyAsDocumented(body: String) throws {
        let response = try answer(to: Array(body.utf8))
        #expect(response.status == 400)
        #expect(response.body == "")
        try expectUnharmed()
    }

    @Test func answersInvalidUTF8AsMalformed() throws {
        let response = try answer(to: Array(#"{"identifier":"order-"#.utf8) + [0xC3, 0x28] + Array(#""}"#.utf8))
        #expect(response.status == 400)
        #expect(response.body == "")
        try expectUnharmed()
    }

    /// Bodies with `$` for `PaymentIntentRequestModel`, each one fault away from being right.
    @Test(arguments: [
        "<$>\(intent)<amount>1</amount></$>", "<$ version='1'>\(intent)</$>", "<$><amount unit='p'>1</amount></$>",
        "<$ xmlns='urn:x'>\(intent)</$>", "<x:$ xmlns:x='urn:x'>\(intent)</x:$>",
        "<$ xmlns:x='urn:x'>\(intent)<x:currency>GBP</x:currency></$>", "<$>\(intent)<x:currency>GBP</x:currency></$>",
    ])
    func answersXMLThatTheContractDoesNotDeclareAsMalformed(body: String) throws {
        let xml = body.replacing("$", with: "PaymentIntentRequestModel")
        let answer = try mock.connect().exchange(
            SandboxRequest.text("/v6/intent/create", xml, contentType: "text/xml"))
        #expect(answer.status == 400)
        #expect(answer.body == "")
        try expectUnharmed()
    }

    @Test func answersXMLThatTheContractDeclares() throws {
        let xml = "<PaymentIntentRequestModel>\(Self.intent)</PaymentIntentRequestModel>"
        let answer = try mock.connect().exchange(
            SandboxRequest.text("/v6/intent/create", xml, contentType: "text/xml"))
        #expect(answer.status == 200)
        try expectUnharmed()
    }

    private static let intent = """
        <amount>19995</amount><identifier>order-0001</identifier><merchantid>11223344</merchantid>
        """

    @Test(arguments: ["[", #"{"a":"#]) func answersANestingBombAsMalformed(opening: String) throws {
        let response = try answer(to: Array(String(repeating: opening, count: 100_000).utf8))
        #expect(response.status == 400)
        #expect(response.body == "")
        try expectUnharmed()
    }

    @Test func refusesAnOversizedBody() throws {
        let response = try answer(to: [UInt8](repeating: UInt8(ascii: " "), count: 1_048_577))
        #expect(response.status == 413)
        #expect(
            response.body
                == #"{"title":"the request body is too large","status":413,"detail":"the request body is larger "#
                + #"than the limit of 1048576 bytes; raise it with '--max-body'"}"#)
        try expectUnharmed()
    }

    @Test func neverAnswersABodyThatIsCutOffAsIfItWereWhole() throws {
        let client = try mock.connect()
        client.send(Self.create(Array(#"{"amount":19995}"#.utf8), length: 1000))
        client.endSending()
        #expect(!client.readToEnd().hasPrefix("HTTP/1.1 2"))
        try expectUnharmed()
    }

    @Test func refusesAWrongMethodAndNamesTheRightOne() throws {
        let response = try mock.connect().get("/v6/intent/create")
        #expect(response.status == 405)
        #expect(response.values(of: "Allow") == ["OPTIONS, POST"])
        #expect(try JSON(text: response.body)["detail"] == "'/v6/intent/create' takes POST, not GET")
        try expectUnharmed()
    }

    @Test func namesTheNearbyOperationsForAnUnknownPath() throws {
        let response = try mock.connect().post("/v6/intent/creat", "{}")
        #expect(response.status == 404)
        let problem = try JSON(text: response.body)
        #expect(problem["operations"]?[0] == "POST /v6/intent/create")
        try expectUnharmed()
    }

    @Test(arguments: [
        "\r\n\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "\u{0}\u{1}\u{2}\r\n\r\n",
        "GET / HTTP/1.1\r\n: x\r\n\r\n",
    ])
    func survivesWhatIsNotHTTP(text: String) throws {
        let client = try mock.connect()
        client.send(text)
        client.endSending()
        #expect(!client.readToEnd().hasPrefix("HTTP/1.1 2"))
        try expectUnharmed()
    }

    @Test func survivesConnectionsThatEndAbruptly() throws {
        #expect(try mock.healthStatus() == 200)
        // Because the connection of the health check itself may still be open when they are counted, or not.
        let most = mock.openDescriptorCount + 1
        let request = Self.create(Array(#"{"amount":19995}"#.utf8), length: 1000)
        for number in 0..<200 {
            let client = try mock.connect()
            client.send(Array(request.prefix(request.count * number / 200)))
            client.abort()
        }
        // Because a reset is seen only when the server comes to it, the count falls within some rounds.
        for _ in 0..<200 where mock.openDescriptorCount > most { #expect(try mock.healthStatus() == 200) }
        #expect(mock.openDescriptorCount <= most)
        try expectUnharmed()
    }
}
