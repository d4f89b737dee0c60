import HTTPModel
import JSONModel
import RawHTTP
import Testing

@testable import Commands

/// What `serve --verbose` writes for each request.
struct RequestLogTests {
    private static let request = HTTPRequest(.post, RequestTarget("/orders?key=secret"))

    private static func line(_ remark: String?, _ format: OutputFormat) -> String {
        RequestLog.line(request, status: 422, remark, format)
    }

    @Test func saysWhyARequestWasTurnedAway() {
        let remark = "body /amount breaks 'type'"
        #expect(Self.line(remark, .text) == "POST /orders 422: body /amount breaks 'type'")
        #expect(
            Self.line(remark, .json)
                == #"{"event":"request","method":"POST","path":"/orders","status":422,"#
                + #""reason":"body /amount breaks 'type'"}"#)
    }

    @Test func saysNoReasonWhereThereIsNone() {
        #expect(Self.line(nil, .text) == "POST /orders 422")
        #expect(
            Self.line(nil, .json)
                == #"{"event":"request","method":"POST","path":"/orders","status":422}"#)
    }

    @Test func staysOnOneLine() {
        #expect(Self.line("found 'a\nPOST /b 200\u{1B}[2J'", .text) == "POST /orders 422: found 'a POST /b 200 [2J'")
    }

    @Test func namesTheMemberThatTheAnswerHides() throws {
        let mock = try RunningMock("citypay", "--verbose")
        let answer = try mock.connect().exchange(
            SandboxRequest.text(
                "/v6/intent/create",
                #"{"amount":1,"identifier":"order-0001","currency":"GBP","merchantid":11223344,"csc_policy":"9"}"#))
        #expect(try JSON(text: answer.body)["code"] == "P045")
        #expect(!answer.body.contains("csc_policy"))
        let line = try mock.stop().errors
        #expect(line.contains(#""status":422"#))
        #expect(!line.contains("order-0001"))
        #expect(line.contains(#""reason":"body /csc_policy breaks 'enum'""#))
    }

    @Test func hasWhatTheServerAnswersItself() throws {
        let mock = try RunningMock("citypay", "--verbose", "--max-body", "10")
        #expect(try mock.connect().post("/v6/intent/create", "01234567890").status == 413)
        #expect(try mock.connect().exchange("GET /a HTTP/1.1\r\n\r\n").status == 400)
        #expect(
            try mock.stop().errors == """
                {"event":"request","method":"POST","path":"/v6/intent/create","status":413,\
                "reason":"the request body is too large"}
                {"event":"request","method":"GET","path":"/a","status":400,"reason":"the request head is malformed"}

                """)
    }
}
