package import JSONModel

/// A part of a request for which something can be expected.
package enum RequestPlace: Hashable, Sendable {
    case method, path
    case query(String)
    case header(String)
    case cookie(String)
    /// The caller's credential, without its secret part.
    case credential
    /// The value of the body.
    case body
    /// The text of the body.
    case bodyText

    /// The place of the part, with the condition's keys as an object: `/headers/X-Mode`.
    package var pointer: JSONPointer {
        switch self {
        case .method: JSONPointer(tokens: [RequestKey.method.rawValue])
        case .path: JSONPointer(tokens: [RequestKey.path.rawValue])
        case .query(let name): JSONPointer(tokens: [RequestKey.query.rawValue, name])
        case .header(let name): JSONPointer(tokens: [RequestKey.headers.rawValue, name])
        case .cookie(let name): JSONPointer(tokens: [RequestKey.cookies.rawValue, name])
        case .credential: JSONPointer(tokens: [RequestKey.credential.rawValue])
        case .body: JSONPointer(tokens: [RequestKey.body.rawValue])
        case .bodyText: JSONPointer(tokens: [RequestKey.bodyText.rawValue])
        }
    }
}

/// The content of one part of a request.
package enum RequestPart: Sendable {
    /// The decoded texts in their order; empty if there are none.
    case texts([String])
    /// Nil for none.
    case value(JSON?)
}

/// A request that can be compared with expectations; it provides a part when asked.
package protocol JudgeableRequest {
    func part(at place: RequestPlace) -> RequestPart
}
