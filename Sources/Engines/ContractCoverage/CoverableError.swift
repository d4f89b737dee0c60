package import Diagnostics
package import JSONModel

/// An error that an API documents, and what tells it from others in a response.
package struct CoverableError: Hashable, Sendable {
    package let name: String
    package let status: Int
    /// What stands for it in a body; nil for an error without one.
    package let code: JSON?
    package let message: JSON?
    /// What is the same in every body of it; nil where nothing is.
    package let fixed: JSON?
    package let location: SourceLocation

    package init(
        name: String, status: Int, code: JSON?, message: JSON?, fixed: JSON? = nil, location: SourceLocation
    ) {
        self.fixed = fixed
        self.name = name
        self.status = status
        self.code = code
        self.message = message
        self.location = location
    }

    /// Whether a response is this one of `all`: asked for by its name, or told by its code and message in the body, or by
    /// what is the same in every body of it.
    ///
    /// The code alone tells it where no other error has the same, and so does the rest of the body. `prefer` is what the request's `Prefer` asked for.
    func isMet(status: Int, body: JSON?, prefer: String?, among all: [CoverableError]) -> Bool {
        guard status == self.status else { return false }
        if prefer == name { return true }
        guard let body else { return false }
        if isFixed(in: body, among: all) { return true }
        guard let code, body.hasScalar(code) else { return false }
        if let message, body.hasScalar(message) { return true }
        return all.count { $0.code == code } == 1
    }

    /// Whether `body` has all that is the same in every body of this error, and of no other error as much.
    private func isFixed(in body: JSON, among all: [CoverableError]) -> Bool {
        guard let fixed, body.holds(fixed) else { return false }
        let rivals = all.filter { $0 != self && $0.status == status }.compactMap(\.fixed)
        return !rivals.contains { $0.scalarCount >= fixed.scalarCount && body.holds($0) }
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

    /// Whether all parts of `fixed` are at the same places here.
    fileprivate func holds(_ fixed: JSON) -> Bool {
        switch (self, fixed) {
        case (.object(let object), .object(let parts)):
            parts.members.allSatisfy { part in object[part.name].map { $0.holds(part.value) } ?? false }
        case (.array(let elements), .array(let parts)):
            elements.count == parts.count && zip(elements, parts).allSatisfy { $0.holds($1) }
        case (.object, _), (.array, _), (_, .object), (_, .array): false
        default: self == fixed || text == fixed.text
        }
    }

    /// How many single values it has.
    fileprivate var scalarCount: Int {
        switch self {
        case .object(let object): object.members.reduce(0) { $0 + $1.value.scalarCount }
        case .array(let elements): elements.reduce(0) { $0 + $1.scalarCount }
        default: 1
        }
    }

    private var text: String { stringValue ?? description }
}
