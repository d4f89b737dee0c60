internal import Behaviour
internal import HTTPModel
internal import JSONModel
internal import MockProtocol
internal import Moments

/// The clock of a sandbox, which tests can move.
extension AdminAPI {
    var clockMethods: [HTTPMethod] { [.get, .post, .delete] }

    func clock(_ request: HTTPRequest) -> HTTPResponse {
        let sandbox = engine.sandboxes[request.fields[MockInterface.sandboxField]]
        let now = engine.options.now()
        let time: Timestamp
        switch request.method {
        case .post:
            guard let move = ClockMove(request.body) else { return noTime }
            switch move {
            case .set(let moment): time = sandbox.core.clock.set(to: moment, at: now)
            case .advance(let duration): time = sandbox.core.clock.advance(by: duration, at: now)
            }
        case .delete: time = sandbox.core.clock.set(to: now, at: now)
        default: time = sandbox.core.clock.time(at: now)
        }
        return json(200, ["now": .string(time.rfc3339(fractionDigits: 6))])
    }

    /// The move that a body asks for: `{"advance": "96h"}` or `{"set": "2025-03-01T12:30:00Z"}`.
    private enum ClockMove {
        case set(Timestamp)
        case advance(Duration)

        init?(_ body: [UInt8]) {
            guard let members = (try? JSONText(body).value)?.objectValue, members.count == 1 else { return nil }
            if let moment = members["set"]?.stringValue.flatMap({ Timestamp(rfc3339: $0) }) {
                self = .set(moment)
            } else if let duration = members["advance"]?.stringValue.flatMap({ DurationText.parse($0) }) {
                self = .advance(duration)
            } else {
                return nil
            }
        }
    }

    private var noTime: HTTPResponse {
        ProblemDetails(
            status: 400, title: "no time to move the clock to",
            detail: "expected a JSON body such as {\"advance\": \"96h\"} or {\"set\": \"2025-03-01T12:30:00Z\"}"
        ).response
    }
}
