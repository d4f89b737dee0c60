/// A file's path without `.` and `..`, so that two spellings are equal.
package struct FilePath: Hashable, Sendable {
    /// From the root.
    private let parts: [String]

    /// `path` relative to the absolute path `folder`; links are not followed.
    package init(_ path: String, in folder: String) {
        let text = path.hasPrefix("/") ? path : "\(folder)/\(path)"
        parts = text.split(separator: "/").reduce(into: []) { parts, part in
            switch part {
            case ".": break
            case "..": _ = parts.popLast()
            default: parts.append(String(part))
            }
        }
    }

    /// The folder it is in.
    package var folder: String { "/" + parts.dropLast().joined(separator: "/") }

    /// The relative path from the absolute path `folder`: `../scenarios/orders.yaml`.
    package func relative(to folder: String) -> String {
        let start = FilePath(folder, in: "/").parts
        let shared = zip(start, parts).prefix { $0 == $1 }.count
        return (start.dropFirst(shared).map { _ in ".." } + parts.dropFirst(shared)).joined(separator: "/")
    }
}
