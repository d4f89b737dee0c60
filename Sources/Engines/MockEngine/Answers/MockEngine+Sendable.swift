internal import HTTPModel

extension MockEngine {
    /// The same answer, or a 500 with the reason if its response cannot be sent as HTTP.
    ///
    /// The server would also refuse to send it, but then the journal would not show that.
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
