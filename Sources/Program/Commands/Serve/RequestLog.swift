internal import HTTPModel
internal import JSONModel
internal import MockEngine

/// Writes a line for each request: method, path, status, why it was refused, and how the answer breaks the contract.
///
///     POST /v6/intent/create 422: body /amount breaks 'type'
///
/// Queries, headers and bodies may have secrets, so their values are not shown, except a refused `Content-Type`.
struct RequestLog: ImmediateResponder {
    private let responder: any MockResponder
    private let format: OutputFormat
    private let lines: LogLines

    init(_ responder: any MockResponder, format: OutputFormat, lines: LogLines) {
        self.responder = responder
        self.format = format
        self.lines = lines
    }

    func respond(to request: HTTPRequest) -> HTTPResponse {
        let answered = responder.answered(request)
        lines.add(Self.line(request, status: answered.response.status, answered.remark, format))
        return answered.response
    }

    func completing(_ response: HTTPResponse, reason: String, to request: HTTPRequest) -> HTTPResponse {
        let completed = responder.completing(response, reason: reason, to: request)
        lines.add(Self.line(request, status: completed.status, reason, format))
        return completed
    }

    static func line(_ request: HTTPRequest, status: Int, _ remark: String?, _ format: OutputFormat) -> String {
        switch format {
        case .text:
            let remark = remark.map { ": \($0)" } ?? ""
            return onOneLine("\(request.method) \(request.target.path) \(status)\(remark)")
        case .json:
            var line: JSONObject = [
                "event": "request", "method": .string(request.method.rawValue), "path": .string(request.target.path),
                "status": .number(JSONNumber(status)),
            ]
            if let remark { line.append("reason", .string(remark)) }
            return JSON.object(line).description
        }
    }

    /// Replaces control characters, so that no text of a client can look like a line of its own.
    private static func onOneLine(_ text: String) -> String {
        String(
            String.UnicodeScalarView(text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
    }
}
