package import JSONModel

/// A part of a request that something can be expected of.
package enum RequestPlace: Hashable, Sendable {
    case method, path
    case query(String)
    case header(String)
    case cookie(String)
    /// The caller's credential, without what is secret in it.
    case credential
    /// The value that the body stands for.
    case body
    /// The body as it was sent.
    case bodyText

    /// Where the part is in a request that is seen as one object, by the keys of the condition: `/headers/X-Mode`.
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

/// What a request has in one place.
package enum RequestPart: Sendable {
    /// As many as came, decoded; none where the place is empty.
    case texts([String])
    /// Nil for none.
    case value(JSON?)
}

/// A request that can be judged; it takes a part out of itself when that is asked for.
package protocol JudgeableRequest {
    func part(at place: RequestPlace) -> RequestPart
}
