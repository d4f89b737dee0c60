package import HTTPModel

extension MockEngine {
    /// Records a response that the server sent instead of the mock, such as 413 or 431, in the journal.
    package func completing(_ response: HTTPResponse, reason: String, to request: HTTPRequest) -> HTTPResponse {
        var answered = Answered(response, by: .understudy, reason: reason)
        answered.explain()
        if options.journal.areOff { return answered.response }
        let request = Sandboxes.request(below: request) ?? request
        if AdminAPI.claims(request.target.path, apis: apis) { return answered.response }
        answered.bareAPI = routes.destination(of: request).api
        record(request, answered, since: options.uptime())
        return answered.response
    }
}
