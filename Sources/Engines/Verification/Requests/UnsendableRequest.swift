internal import WorkBudgets

/// Why the request of a step cannot be made.
enum UnsendableRequest: Error, Hashable, CustomStringConvertible {
    case noBaseURL(api: String)
    case absentPathValue(String)
    case absentBody
    case noCredential(String)
    case tooMuchWork(WorkExcess)

    var description: String {
        switch self {
        case .noBaseURL(let api): "the target has no base URL for API '\(api)'"
        case .absentPathValue(let name): "the path value '\(name)' is absent: its expression gave nothing"
        case .absentBody: "the body is absent: its expression gave nothing"
        case .noCredential(let reason): reason
        case .tooMuchWork(let excess): "its values take \(excess)"
        }
    }
}
