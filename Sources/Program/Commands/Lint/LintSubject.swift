internal import Diagnostics

/// Something to check.
enum LintSubject {
    case api(APILoader.Place)
    case scenario(path: String)
    case overlay(path: String)
    case targets(path: String)
    case baseline(path: String)
    /// A file that is nothing of the above, and what is to be said of it unless an API refers to it.
    case other(path: String, Diagnostic?)

    var place: APILoader.Place? {
        if case .api(let place) = self { place } else { nil }
    }
}
