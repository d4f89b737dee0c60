package import HTTPModel

extension MockEngine {
    /// Records a response that the server sent instead of the mock, such as 413 or 431, in the journal.
    package func completing(_ response: HTTPResponse, reason: String, to request: HTTPRequest) -> HTTPResponse {
        if options.journal.areOff { return response }
        let request = Sandboxes.request(below: request) ?? request
        if AdminAPI.claims(request.target.path, apis: apis) { return response }
        let answered = Answered(response, by: .understudy, reason: reason)
        record(request, answered, since: options.uptime(), api: routes.destination(of: request).api)
        return response
    }
}
