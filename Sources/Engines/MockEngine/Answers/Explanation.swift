internal import HTTPModel
internal import MockProtocol

/// The reason of a refusal in a header field, because the body may be empty or say something else.
enum Explanation {
    /// The longest value in bytes, because a client may refuse a long one.
    private static let limit = 1000

    /// The reason as the value of a field.
    static func field(_ reason: String) -> String {
        let text = HeaderText.sendable(reason)
        return text.utf8.count > limit ? text.prefix(limit - 3) + "..." : text
    }
}

extension Answered {
    /// Adds the reason in `Understudy-Reason` to a refusal, and to the mock's own report of an error.
    mutating func explain() {
        guard let reason, refusal != nil || response.status >= 400 else { return }
        response.fields[MockInterface.reasonField] = Explanation.field(reason)
    }
}
