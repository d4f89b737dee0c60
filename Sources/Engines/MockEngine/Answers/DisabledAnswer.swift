internal import Contract
internal import Diagnostics
internal import HTTPModel

/// The answer of an operation, or in place of a response, whose description is wrong: 501 with what is wrong.
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
