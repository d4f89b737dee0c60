/// A file's path without `.` and `..`, so that two spellings of it compare.
package struct FilePath: Hashable, Sendable {
    /// From the root.
    private let parts: [String]

    /// `path` as it is meant in the folder `folder`, which is absolute; links are not followed.
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

    /// The way to it from `folder`, which is absolute: `../scenarios/orders.yaml`.
    package func relative(to folder: String) -> String {
        let start = FilePath(folder, in: "/").parts
        let shared = zip(start, parts).prefix { $0 == $1 }.count
        return (start.dropFirst(shared).map { _ in ".." } + parts.dropFirst(shared)).joined(separator: "/")
    }
}
