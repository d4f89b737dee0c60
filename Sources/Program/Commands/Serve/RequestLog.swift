internal import HTTPModel
internal import JSONModel

/// Writes a line for each request on its way through: method, path, status, and what is remarkable: why it was turned
/// away, how the answer breaks the contract.
///
///     POST /v6/intent/create 422: body /amount breaks 'type'
///
/// Queries, headers and bodies may hold secrets, so their values stay out; a `Content-Type` that is refused is shown.
struct RequestLog: HTTPResponder {
    private let responder: any HTTPResponder
    private let format: OutputFormat
    private let lines: LogLines

    init(_ responder: any HTTPResponder, format: OutputFormat, lines: LogLines) {
        self.responder = responder
        self.format = format
        self.lines = lines
    }

    func answer(to request: HTTPRequest) -> HTTPAnswer {
        responder.answer(to: request).map { [format, lines] response in
            lines.add(Self.line(request, response, format))
            return response
        }
    }

    func completing(_ response: HTTPResponse, to request: HTTPRequest) -> HTTPResponse {
        let completed = responder.completing(response, to: request)
        lines.add(Self.line(request, completed, format))
        return completed
    }

    static func line(_ request: HTTPRequest, _ response: HTTPResponse, _ format: OutputFormat) -> String {
        switch format {
        case .text:
            let reason = response.refusalReason.map { ": \($0)" } ?? ""
            return onOneLine("\(request.method) \(request.target.path) \(response.status)\(reason)")
        case .json:
            var line: JSONObject = [
                "event": "request", "method": .string(request.method.rawValue), "path": .string(request.target.path),
                "status": .number(JSONNumber(response.status)),
            ]
            if let reason = response.refusalReason { line.append("reason", .string(reason)) }
            return JSON.object(line).description
        }
    }

    /// Replaces control characters, so that nothing a client sent passes for a line of its own.
    private static func onOneLine(_ text: String) -> String {
        String(
            String.UnicodeScalarView(text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
    }
}
