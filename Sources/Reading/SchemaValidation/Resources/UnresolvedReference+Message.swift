internal import JSONModel

extension UnresolvedReference {
    /// The reason, after `cannot resolve '$ref' '…': `.
    var message: String {
        switch self {
        case .unknownDocument(let uri, let nearest):
            "no document '\(uri)' is loaded\(Self.suggestion(nearest))"
        case .notAPointer(let text):
            "'\(text)' is not a JSON pointer; a '~' must be followed by 0 or 1"
        case .missingName(let name, let container, let nearest):
            "no '\(name)' in '#\(container)'\(Self.suggestion(nearest))"
        case .unknownAnchor(let name, let nearest):
            "no anchor '\(name)' in this schema\(Self.suggestion(nearest))"
        }
    }

    private static func suggestion(_ nearest: String?) -> String { nearest.map { "; did you mean '\($0)'?" } ?? "" }
}
