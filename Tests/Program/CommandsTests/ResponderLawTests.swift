import Glibc
import HTTPModel
import Moments
import Testing

@testable import Commands
@testable import MockEngine
@testable import Serving

/// Laws of the responders that stand around a mock: what one adds to its answers is also on the server's own responses,
/// such as 413.
struct ResponderLawTests {
    /// Adds a field to all its answers.
    private struct Marking: MockResponder {
        func answered(_ request: HTTPRequest) -> Answered {
            Answered(HTTPResponse(status: 200, fields: ["X-Mark": "1"]), by: .understudy)
        }

        func isAdministrative(_ request: HTTPRequest) -> Bool { false }

        func completing(_ response: HTTPResponse, reason: String, to request: HTTPRequest) -> HTTPResponse {
            var response = response
            response.fields.append("X-Mark", "1")
            return response
        }
    }

    enum Wrapping: CaseIterable {
        case none, crossOrigin, log, standIn, all

        func responder() -> any HTTPResponder {
            switch self {
            case .none: Marking()
            case .crossOrigin: CrossOriginResponder(Marking())
            case .log: Self.log(Marking())
            case .standIn: ReplaceableResponders([Marking()]).standIns[0]
            case .all: ReplaceableResponders([Self.log(CrossOriginResponder(Marking()))]).standIns[0]
            }
        }

        private static func log(_ responder: any MockResponder) -> RequestLog {
            let lines = LogLines(Output(descriptor: open("/dev/null", O_WRONLY)), format: .text)
            return RequestLog(
                responder, format: .text, lines: lines, now: { Timestamp(microseconds: 0) }, uptime: { .zero })
        }
    }

    @Test(arguments: Wrapping.allCases)
    func ownResponsesOfTheServerCarryWhatAnswersCarry(_ wrapping: Wrapping) {
        let responder = wrapping.responder()
        let request = HTTPRequest(.post, RequestTarget("/"), fields: ["Origin": "http://page.test"])
        let answer = responder.answer(to: request).response
        let own = responder.completing(HTTPResponse(status: 413), reason: "too large", to: request)
        #expect(answer?.fields["X-Mark"] == "1")
        #expect(own.status == 413)
        #expect(own.fields == answer?.fields)
    }
}
