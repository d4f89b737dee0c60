/// What a contract has that a run can meet, by kind.
package enum CoverageKind: String, Sendable, CaseIterable {
    /// An operation got a response.
    case operations
    /// A response had a status that the operation documents: one for each entry, such as `404`, `4XX` or `default`.
    case statuses
    /// A response was an error of the behaviour's catalogue.
    case errors
    /// A parameter of an operation was sent.
    case parameters
    /// A body had a media type of an operation's request or of one of its responses.
    case mediaTypes = "media-types"
    /// A member was in an object; one that is optional, was left out of an object.
    case members
    /// A value fulfilled an alternative of `oneOf` or `anyOf`.
    case branches
    /// A value was the one of an `enum`.
    case values

    /// For one of its kind.
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

    /// `status`, `media types`: for so many of its kind.
    package func noun(for count: Int) -> String {
        switch self {
        case _ where count == 1: noun
        case .statuses, .branches: "\(noun)es"
        default: "\(noun)s"
        }
    }
}
