import HTTPModel
import MockEngine
import Moments
import Testing

@testable import Commands

/// The line that `serve --verbose` writes for a request.
struct RequestLogTests {
    private static let request = HTTPRequest(.post, RequestTarget("/orders?key=secret"))
    private static let origin = Answered.Origin(sandbox: "test-7", api: "shop", operation: "CreateOrder")

    private static func line(
        _ remark: String?, _ format: OutputFormat, _ origin: Answered.Origin = origin,
        _ duration: Duration? = .microseconds(1_650)
    ) throws -> String {
        let time = try #require(Timestamp(rfc3339: "2025-01-01T12:00:00.0625Z"))
        return RequestLog.Line(
            time: time, request: request, origin, status: 422, duration: duration, remark: remark
        ).text(format)
    }

    @Test func saysWhenWhereAndWhy() throws {
        let remark = "body /amount breaks 'type'"
        #expect(
            try Self.line(remark, .text)
                == "2025-01-01T12:00:00.062Z POST /orders 422 1.7 ms shop CreateOrder in sandbox 'test-7': "
                + "body /amount breaks 'type'")
        #expect(
            try Self.line(remark, .json)
                == #"{"event":"request","time":"2025-01-01T12:00:00.062Z","sandbox":"test-7","api":"shop","#
                + #""operation":"CreateOrder","method":"POST","path":"/orders","status":422,"milliseconds":1.7,"#
                + #""reason":"body /amount breaks 'type'"}"#)
    }

    @Test func saysNothingAboutWhatIsNotThere() throws {
        #expect(try Self.line(nil, .text, Answered.Origin(), nil) == "2025-01-01T12:00:00.062Z POST /orders 422")
        #expect(
            try Self.line(nil, .json, Answered.Origin(), nil)
                == #"{"event":"request","time":"2025-01-01T12:00:00.062Z","method":"POST","path":"/orders","status":422}"#
        )
    }

    @Test func staysOnOneLine() throws {
        let line = try Self.line("found 'a\nPOST /b 200\u{1B}[2J'", .text, Answered.Origin(sandbox: "a\nb"), nil)
        #expect(line == "2025-01-01T12:00:00.062Z POST /orders 422 in sandbox 'a b': found 'a POST /b 200 [2J'")
    }
}
