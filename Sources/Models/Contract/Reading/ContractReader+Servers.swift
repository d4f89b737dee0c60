internal import Diagnostics
internal import Documents
internal import JSONModel
internal import OpenAPIObjects

/// Servers and their variables (OAS 3.1 §4.8.5, §4.8.6).
extension ContractReader {
    mutating func readServer(_ node: Node) -> Server? {
        guard let server = object(node, .server, base: ""), let url = server["url"], let text = url.string else {
            return nil
        }
        let variables = readVariables(server.members("variables"))
        if text.contains(where: { "?#".contains($0) }) {
            findings.warning(at: url.location, "a server's URL ends before '?' and '#'; what follows is not used")
        }
        for name in Self.names(in: text) where variables[name] == nil {
            let hint = NearestName.suggestion(for: name, in: variables.keys)
            findings.warning(at: url.location, "the server's URL has '{\(name)}' but no variable '\(name)'\(hint)")
        }
        let paths = Self.expanded(Self.path(ofServer: text), variables)
        return Server(url: text, basePaths: paths, location: node.location)
    }

    /// The possible values of each variable, by name.
    private mutating func readVariables(_ members: [Mapping.Member]) -> [String: [String]] {
        var choices: [String: [String]] = [:]
        for member in members {
            guard let variable = object(member.value, .serverVariable, base: "") else { continue }
            // An unquoted number is a common mistake with a clear meaning.
            let values = variable["enum"]?.sequence?.compactMap(\.scalarText)
            guard let usual = variable["default"], let text = usual.scalarText else {
                choices[member.name] = values ?? []
                continue
            }
            if let values, !values.contains(text) {
                findings.warning(
                    at: usual.location, "the default '\(text)' is not in the variable's 'enum', \(NameList.of(values))")
            }
            // Without `enum`, any value is possible.
            choices[member.name] = values.map { $0.contains(text) ? $0 : [text] + $0 } ?? [text, "{\(member.name)}"]
        }
        return choices
    }

    private static func names(in url: String) -> [String] { PathTemplate(url).names }

    /// `path` with each variable replaced by all its choices, in order.
    private static func expanded(_ path: String, _ variables: [String: [String]]) -> [String] {
        var paths = [path]
        for name in names(in: path) {
            guard let choices = variables[name] else { continue }
            paths = paths.flatMap { path in
                choices.map { Self.path(ofServer: path.replacingFirst("{\(name)}", with: $0)) }
            }
        }
        var seen: Set<String> = []
        return paths.filter { seen.insert($0).inserted }
    }

    /// The path of a server's URL: `` for `https://a.example`, `/v1` for `https://a.example/v1/` and for `/v1`.
    ///
    /// A relative one stays as it is, because the mock's address replaces that of the document.
    static func path(ofServer url: String) -> String {
        let text = url.prefix { !"?#".contains($0) }
        var parts = text.split(separator: "/", omittingEmptySubsequences: true)
        if text.contains("://") { parts = Array(parts.dropFirst(2)) }
        if text.hasPrefix("//") { parts = Array(parts.dropFirst()) }
        return parts.filter { $0 != "." && $0 != ".." }.map { "/\($0)" }.joined()
    }
}

extension String {
    /// The text with its first `part` replaced; the standard library does not have this without Foundation.
    fileprivate func replacingFirst(_ part: String, with other: String) -> String {
        guard let range = firstRange(of: part) else { return self }
        return String(self[..<range.lowerBound]) + other + self[range.upperBound...]
    }
}
