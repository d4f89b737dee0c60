/// Functions on the texts of paths, which do not read the file system.
package enum PathText {
    /// The path without `.`, and without `..` after a folder: `a/./b/../c` becomes `a/c`.
    ///
    /// The empty text means the current folder.
    package static func normalized(_ path: String) -> String {
        let isAbsolute = path.hasPrefix("/")
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part == "..", let last = parts.last, last != ".." {
                parts.removeLast()
            } else if part != ".." || !isAbsolute {
                parts.append(part)
            }
        }
        return (isAbsolute ? "/" : "") + parts.joined(separator: "/")
    }

    /// The folder of the file at `path`; `.` if `path` is only a name.
    package static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// The path of the entry `name` in `folder`.
    package static func join(_ folder: String, _ name: String) -> String {
        if folder == "." { return name }
        return folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
    }

    /// Whether `path` is in or below `folder`, judged by the texts.
    static func isBelow(_ folder: String, _ path: String) -> Bool {
        let (folder, path) = (normalized(folder), normalized(path))
        if folder.isEmpty { return !path.hasPrefix("/") && !path.hasPrefix("../") && path != ".." }
        return path == folder || path.hasPrefix(folder.hasSuffix("/") ? folder : "\(folder)/")
    }
}
