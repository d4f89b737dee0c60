import HTTPModel
import Testing

@testable import Commands

/// The line that `serve --verbose` writes for a request.
struct RequestLogTests {
    private static let request = HTTPRequest(.post, RequestTarget("/orders?key=secret"))

    private static func response(reason: String?) -> HTTPResponse {
        var response = HTTPResponse(status: 422)
        response.refusalReason = reason
        return response
    }

    @Test func saysWhyARequestWasTurnedAway() {
        let response = Self.response(reason: "body /amount breaks 'type'")
        #expect(RequestLog.line(Self.request, response, .text) == "POST /orders 422: body /amount breaks 'type'")
        #expect(
            RequestLog.line(Self.request, response, .json)
                == #"{"event":"request","method":"POST","path":"/orders","status":422,"#
                + #""reason":"body /amount breaks 'type'"}"#)
    }

    @Test func saysNoReasonWhereThereIsNone() {
        let response = Self.response(reason: nil)
        #expect(RequestLog.line(Self.request, response, .text) == "POST /orders 422")
        #expect(
            RequestLog.line(Self.request, response, .json)
                == #"{"event":"request","method":"POST","path":"/orders","status":422}"#)
    }

    @Test func staysOnOneLine() {
        let response = Self.response(reason: "found 'a\nPOST /b 200\u{1B}[2J'")
        #expect(RequestLog.line(Self.request, response, .text) == "POST /orders 422: found 'a POST /b 200 [2J'")
    }
}
