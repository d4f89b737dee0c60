internal import HTTPModel
internal import JSONModel
internal import MockEngine
internal import Moments

/// Writes a line for each request: when it came, what it was, how it was answered and why.
///
///     2026-11-21T15:57:21.532Z POST /v6/intent/create 422 0.7 ms citypay CreatePaymentIntent: body /amount breaks 'type'
///
/// Queries, headers and bodies may have secrets, so their values are not shown, except a refused `Content-Type`.
struct RequestLog: ImmediateResponder {
    private let responder: any MockResponder
    private let format: OutputFormat
    private let lines: LogLines
    private let now: @Sendable () -> Timestamp
    private let uptime: @Sendable () -> Duration

    init(
        _ responder: any MockResponder, format: OutputFormat, lines: LogLines, now: @escaping @Sendable () -> Timestamp,
        uptime: @escaping @Sendable () -> Duration
    ) {
        self.responder = responder
        self.format = format
        self.lines = lines
        self.now = now
        self.uptime = uptime
    }

    func respond(to request: HTTPRequest) -> HTTPResponse {
        let time = now()
        let start = uptime()
        let answered = responder.answered(request)
        let line = Line(
            time: time, request: request, answered.origin(of: request), status: answered.response.status,
            duration: uptime() - start, remark: answered.remark)
        lines.add(line.text(format))
        return answered.response
    }

    func completing(_ response: HTTPResponse, reason: String, to request: HTTPRequest) -> HTTPResponse {
        let completed = responder.completing(response, reason: reason, to: request)
        let origin = Answered.originOfServer(request)
        lines.add(
            Line(time: now(), request: request, origin, status: completed.status, duration: nil, remark: reason).text(
                format))
        return completed
    }

    /// The line for one request.
    struct Line {
        let time: Timestamp
        let method: HTTPMethod
        /// With the path that the client sent.
        let path: String
        let origin: Answered.Origin
        let status: Int
        /// How long it took to make the answer; nil for an answer of the server.
        let duration: Duration?
        let remark: String?

        init(
            time: Timestamp, request: HTTPRequest, _ origin: Answered.Origin, status: Int, duration: Duration?,
            remark: String?
        ) {
            self.time = time
            method = request.method
            path = request.target.path
            self.origin = origin
            self.status = status
            self.duration = duration
            self.remark = remark
        }

        func text(_ format: OutputFormat) -> String {
            switch format {
            case .text: sentence
            case .json: JSON.object(object).description
            }
        }

        private var sentence: String {
            let took = duration.map { [Self.milliseconds($0), "ms"] } ?? []
            let sandbox = origin.sandbox.map { ["in sandbox '\($0)'"] } ?? []
            let names = [origin.api, origin.operation].compactMap(\.self)
            let words =
                [time.rfc3339(fractionDigits: 3), method.rawValue, path, "\(status)"] + took + names + sandbox
            return Self.onOneLine(words.joined(separator: " ") + (remark.map { ": \($0)" } ?? ""))
        }

        private var object: JSONObject {
            var line: JSONObject = ["event": "request", "time": .string(time.rfc3339(fractionDigits: 3))]
            if let sandbox = origin.sandbox { line.append("sandbox", .string(sandbox)) }
            if let api = origin.api { line.append("api", .string(api)) }
            if let operation = origin.operation { line.append("operation", .string(operation)) }
            line.append("method", .string(method.rawValue))
            line.append("path", .string(path))
            line.append("status", .number(JSONNumber(status)))
            if let duration, let number = JSONNumber(Self.milliseconds(duration)) {
                line.append("milliseconds", .number(number))
            }
            if let remark { line.append("reason", .string(remark)) }
            return line
        }

        /// With one decimal place.
        private static func milliseconds(_ duration: Duration) -> String {
            let tenths = Int((duration / .microseconds(100)).rounded())
            return "\(tenths / 10).\(tenths % 10)"
        }

        /// Replaces control characters, so that no text of a client can look like a line of its own.
        private static func onOneLine(_ text: String) -> String {
            String(
                String.UnicodeScalarView(
                    text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
        }
    }
}
