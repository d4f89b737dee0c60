package import Diagnostics
package import JSONModel

/// A documented error, and how to recognise it in a response.
package struct CoverableError: Hashable, Sendable {
    package let name: String
    package let status: Int
    /// Its code in a body; nil for an error without one.
    package let code: JSON?
    package let message: JSON?
    /// The part that is the same in every body of the error; nil if there is none.
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

    /// Whether a response has this error of `all`: by the name that the request asked for, by code and message in the
    /// body, or by the part that is the same in every body of the error.
    ///
    /// The code alone is enough if no other error has it; the same holds for the rest of the body. `prefer` is the
    /// value of the request's `Prefer`.
    func isMet(status: Int, body: JSON?, prefer: String?, among all: [CoverableError]) -> Bool {
        guard status == self.status else { return false }
        if prefer == name { return true }
        guard let body else { return false }
        if isFixed(in: body, among: all) { return true }
        guard let code, body.hasScalar(code) else { return false }
        if let message, body.hasScalar(message) { return true }
        return all.count { $0.code == code } == 1
    }

    /// Whether `body` contains the fixed part of this error, and no other error has a larger fixed part in it.
    private func isFixed(in body: JSON, among all: [CoverableError]) -> Bool {
        guard let fixed, body.holds(fixed) else { return false }
        let rivals = all.filter { $0 != self && $0.status == status }.compactMap(\.fixed)
        return !rivals.contains { $0.scalarCount >= fixed.scalarCount && body.holds($0) }
    }
}

extension JSON {
    /// Whether `scalar` occurs anywhere in this.
    ///
    /// A number and a text with the same spelling are equal, as in XML.
    fileprivate func hasScalar(_ scalar: JSON) -> Bool {
        switch self {
        case .array(let elements): elements.contains { $0.hasScalar(scalar) }
        case .object(let object): object.members.contains { $0.value.hasScalar(scalar) }
        default: self == scalar || text == scalar.text
        }
    }

    /// Whether all parts of `fixed` are at the same places in this value.
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

    /// The number of scalars in the value.
    fileprivate var scalarCount: Int {
        switch self {
        case .object(let object): object.members.reduce(0) { $0 + $1.value.scalarCount }
        case .array(let elements): elements.reduce(0) { $0 + $1.scalarCount }
        default: 1
        }
    }

    private var text: String { stringValue ?? description }
}
