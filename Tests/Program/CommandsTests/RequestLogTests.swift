import HTTPModel
import Testing

@testable import Commands

/// The line that `serve --verbose` writes for a request.
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
}
