internal import HTTPModel

extension MockEngine {
    /// The same answer, or where HTTP has no form for its response, a 500 that says why.
    ///
    /// The server would refuse to send it too, but the journal would not know.
    func sendable(_ answered: Answered) -> Answered {
        do throws(UnsendableResponse) {
            try answered.response.checkSendable(headLimit: options.responseHeadLimit)
            return answered
        } catch {
            let problem = ProblemDetails(status: 500, title: "the response cannot be sent", detail: "\(error)")
            var own = problem.answered
            own.handler = answered.handler
            own.reason = "the response cannot be sent: \(error)"
            return own
        }
    }
}
