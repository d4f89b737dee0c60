internal import APILoading
internal import Diagnostics

/// Something to check.
enum LintSubject {
    case api(APIFiles)
    /// It may name files below `folder`.
    case scenario(path: String, folder: String)
    case overlay(path: String)
    case targets(path: String)
    case baseline(path: String)
    /// Any other file, with the finding about it unless an API refers to it.
    case other(path: String, Diagnostic?)

    var api: APIFiles? {
        if case .api(let api) = self { api } else { nil }
    }
}
