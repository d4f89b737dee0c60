package import Diagnostics
package import JSONModel

/// A violation of the contract by a request or a response: the place in the message, the rule, and one sentence.
package struct Violation: Hashable, Sendable {
    /// The part of the message that is wrong.
    package enum Part: String, Hashable, Sendable {
        case path, query, header, cookie, body, status
    }

    package let part: Part
    /// The parameter's or header's name; nil for the body and the status.
    package let name: String?
    /// The place inside the body or the parameter's value.
    ///
    /// For a missing member, it ends in the member's name.
    package let pointer: JSONPointer
    /// The keyword of JSON Schema that failed; without one, `required`, `content-type` or `syntax`.
    package let keyword: String
    package let message: String
    /// The place in the contract; nil for something that the contract does not mention.
    package let contractLocation: SourceLocation?

    package init(
        _ part: Part, name: String? = nil, pointer: JSONPointer = .root, keyword: String, message: String,
        contractLocation: SourceLocation? = nil
    ) {
        self.part = part
        self.name = name
        self.pointer = pointer
        self.keyword = keyword
        self.message = message
        self.contractLocation = contractLocation
    }

    /// `body /amount`, `query parameter 'page'`, `header 'X-Ids' /1`, `status`: the subject of a sentence about it.
    package var subject: String {
        switch part {
        case .body: pointer.tokens.isEmpty ? "body" : "body \(pointer)"
        case .status: "status"
        case .path, .query: "\(part.rawValue) parameter '\(name ?? "")'\(inside)"
        case .header, .cookie: "\(part.rawValue) '\(name ?? "")'\(inside)"
        }
    }

    private var inside: String { pointer.tokens.isEmpty ? "" : " \(pointer)" }
}

extension Violation: CustomStringConvertible {
    package var description: String { "\(subject): \(message)" }
}
