package import Diagnostics
internal import Documents

/// The reason why nothing could be loaded.
package enum LoadingError: Error, Sendable {
    /// No API was named, and the program's own files were not found.
    case nothingBuiltIn
    case unknownAPI(String, builtIn: [String])
    case noSuchFile(String)
    /// The folder has no OpenAPI document.
    case noDocument(folder: String)
    case sameName(String)
    /// An overlay without the name of an API, although several are loaded: `names`.
    case overlayOfUnnamedAPI(path: String, names: [String])
    /// An option, as written, for an API that is not loaded.
    case optionForUnknownAPI(String, api: String, loaded: [String])
    case secondDialect(api: String)
    case unknownDialect(String, api: String, known: [String])
    /// The files of the APIs have errors.
    case findings(Findings)
}

extension LoadingError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .nothingBuiltIn:
            "no built-in APIs found; name an OpenAPI document, "
                + "or set UNDERSTUDY_HOME to the folder that has 'Fixtures'"
        case .unknownAPI(let name, let builtIn):
            "unknown API '\(name)'" + Self.hint(name, builtIn, else: NameList.sentence("built-in API", builtIn))
        case .noSuchFile(let path): "cannot read '\(path)': no such file or directory"
        case .noDocument(let folder): "'\(folder)' has no 'openapi.yaml' or 'openapi.json'"
        case .sameName(let name): "two APIs are called '\(name)'"
        case .overlayOfUnnamedAPI(let path, let names):
            "'--overlay \(path)' must say which API it changes, as in '\(names.first ?? "api")=\(path)'"
        case .optionForUnknownAPI(let option, let api, let loaded):
            "'\(option)' is for an API that is not loaded" + Self.hint(api, loaded, else: Self.list(loaded))
        case .secondDialect(let api):
            "'--dialect' is given twice for '\(api)'; an API has one dialect at a time"
        case .unknownDialect(_, let api, let known) where known.isEmpty: "'\(api)' has no dialects"
        case .unknownDialect(let name, let api, let known):
            "unknown dialect '\(name)' of '\(api)'" + Self.hint(name, known, else: Self.list(known))
        case .findings(let findings): findings.rendered()
        }
    }

    private static func list(_ names: [String]) -> String { "there is \(NameList.of(names, conjunction: "and"))" }

    /// A hint with the most similar of `names`, or with `list` if none is similar.
    private static func hint(_ name: String, _ names: [String], else list: String) -> String {
        let nearest = NearestName.suggestion(for: name, in: names)
        return nearest.isEmpty ? "; \(list)" : nearest
    }
}
