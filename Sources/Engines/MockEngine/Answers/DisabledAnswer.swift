internal import Contract
internal import Diagnostics
internal import HTTPModel

/// The 501 response of an operation, or instead of a response, whose description has an error; it contains the error.
struct DisabledAnswer {
    private let defect: Diagnostic
    private let call: Call

    init(_ defect: Diagnostic, call: Call) {
        self.defect = defect
        self.call = call
    }

    var answered: Answered {
        ProblemDetails(
            status: 501, title: "the document is wrong here",
            detail: "\(call.handler.operation.id) is disabled: \(defect.location): \(defect.message)"
        ).answered
    }
}
