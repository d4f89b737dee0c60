package import Diagnostics
package import JSONModel

/// An error that an API documents, and what tells it from others in a response.
package struct CoverableError: Hashable, Sendable {
    package let name: String
    package let status: Int
    /// What stands for it in a body; nil for an error without one.
    package let code: JSON?
    package let message: JSON?
    package let location: SourceLocation

    package init(name: String, status: Int, code: JSON?, message: JSON?, location: SourceLocation) {
        self.name = name
        self.status = status
        self.code = code
        self.message = message
        self.location = location
    }

    /// Whether a response is this one of `all`: asked for by its name, or told by its code and message in the body.
    ///
    /// The code alone tells it where no other error has the same. `prefer` is what the request's `Prefer` asked for.
    func isMet(status: Int, body: JSON?, prefer: String?, among all: [CoverableError]) -> Bool {
        guard status == self.status else { return false }
        if prefer == name { return true }
        guard let body, let code, body.hasScalar(code) else { return false }
        if let message, body.hasScalar(message) { return true }
        return all.count { $0.code == code } == 1
    }
}

extension JSON {
    /// Whether `scalar` is anywhere in this; numbers and texts that are spelled alike are the same, as in XML.
    fileprivate func hasScalar(_ scalar: JSON) -> Bool {
        switch self {
        case .array(let elements): elements.contains { $0.hasScalar(scalar) }
        case .object(let object): object.members.contains { $0.value.hasScalar(scalar) }
        default: self == scalar || text == scalar.text
        }
    }

    private var text: String { stringValue ?? description }
}
