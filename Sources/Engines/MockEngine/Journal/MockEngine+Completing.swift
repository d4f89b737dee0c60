internal import HTTPModel

extension MockEngine {
    /// Takes into the journal what the server answers in the mock's place, such as 413 or 431.
    package func completing(_ response: HTTPResponse, reason: String, to request: HTTPRequest) -> HTTPResponse {
        if options.journal.areOff { return response }
        let request = Sandboxes.request(below: request) ?? request
        if AdminAPI.claims(request.target.path, apis: apis) { return response }
        let answered = Answered(response, by: .understudy, reason: reason)
        record(request, answered, since: options.uptime(), api: routes.destination(of: request).api)
        return response
    }
}
