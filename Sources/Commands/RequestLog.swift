internal import HTTPModel
internal import JSONModel

/// Writes a line for each request on its way through: method, path, status.
///
/// Queries and headers may hold secrets, so they stay out.
struct RequestLog: HTTPResponder {
    private let responder: any HTTPResponder
    private let format: ServeCommand.LogFormat

    init(_ responder: any HTTPResponder, format: ServeCommand.LogFormat) {
        self.responder = responder
        self.format = format
    }

    func respond(to request: HTTPRequest) -> HTTPResponse {
        let response = responder.respond(to: request)
        switch format {
        case .text:
            Output.standardError.write("\(request.method) \(request.target.path) \(response.status)\n")
        case .json:
            let line: JSON = [
                "event": "request", "method": .string(request.method.rawValue), "path": .string(request.target.path),
                "status": .number(JSONNumber(response.status)),
            ]
            Output.standardError.write("\(line)\n")
        }
        return response
    }
}
