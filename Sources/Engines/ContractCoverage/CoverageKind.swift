/// The kinds of parts of a contract that a run can meet.
package enum CoverageKind: String, Sendable, CaseIterable {
    /// An operation got a response.
    case operations
    /// A response had a documented status: one part for each entry, such as `404`, `4XX` or `default`.
    case statuses
    /// A response was an error of the behaviour's catalogue.
    case errors
    /// A parameter of an operation was sent.
    case parameters
    /// A body had a media type of an operation's request or of one of its responses.
    case mediaTypes = "media-types"
    /// An object had the member; for an optional member, another object did not.
    case members
    /// A value was valid by an alternative of `oneOf` or `anyOf`.
    case branches
    /// A value was this one of an `enum`.
    case values

    /// The noun for one part of this kind.
    package var noun: String {
        switch self {
        case .operations: "operation"
        case .statuses: "status"
        case .errors: "error"
        case .parameters: "parameter"
        case .mediaTypes: "media type"
        case .members: "member"
        case .branches: "branch"
        case .values: "value"
        }
    }

    /// The noun for `count` parts of this kind: `status`, `media types`.
    package func noun(for count: Int) -> String {
        switch self {
        case _ where count == 1: noun
        case .statuses, .branches: "\(noun)es"
        default: "\(noun)s"
        }
    }
}
