internal import HTTPModel

extension MockEngine {
    /// Replaces a response that cannot be sent as HTTP by a 500 with the reason.
    ///
    /// The server would also refuse to send it, but then the journal would not show that.
    func makeSendable(_ answered: inout Answered) {
        do throws(UnsendableResponse) {
            try answered.response.checkSendable(headLimit: options.responseHeadLimit)
        } catch {
            let handler = answered.handler
            answered = ProblemDetails(status: 500, title: "the response cannot be sent", detail: "\(error)").answered
            answered.handler = handler
            answered.reason = "the response cannot be sent: \(error)"
            answered.explain()
        }
    }
}
