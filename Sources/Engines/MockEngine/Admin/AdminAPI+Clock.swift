internal import Behaviour
internal import HTTPModel
internal import JSONModel
internal import Moments

/// The clock of a sandbox, so that what takes hours can be tested at once.
extension AdminAPI {
    var clockMethods: [HTTPMethod] { [.get, .post, .delete] }

    func clock(_ request: HTTPRequest) -> HTTPResponse {
        let sandbox = engine.sandboxes[request.fields[Sandboxes.header]]
        return sandbox.exclusively {
            let now = engine.options.now()
            switch request.method {
            case .post:
                guard let time = time(in: request.body, from: sandbox.time(at: now)) else { return noTime }
                sandbox.setClock(to: time, at: now)
            case .delete: sandbox.setClock(to: now, at: now)
            default: break
            }
            return json(200, ["now": .string(sandbox.time(at: now).rfc3339(fractionDigits: 6))])
        }
    }

    /// The moment that a body asks for: `{"advance": "96h"}` from `now`, or `{"set": "2025-03-01T12:30:00Z"}`.
    private func time(in body: [UInt8], from now: Timestamp) -> Timestamp? {
        guard let members = (try? JSONText(body).value)?.objectValue, members.count == 1 else { return nil }
        if let text = members["set"]?.stringValue { return Timestamp(rfc3339: text) }
        return members["advance"]?.stringValue.flatMap { DurationText.parse($0) }.map { now.adding($0) }
    }

    private var noTime: HTTPResponse {
        Problem(
            status: 400, title: "no time to move the clock to",
            detail: "expected a JSON body such as {\"advance\": \"96h\"} or {\"set\": \"2025-03-01T12:30:00Z\"}"
        ).response
    }
}
