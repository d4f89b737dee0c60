/// Paths as texts: what they mean without a look at any file.
package enum PathText {
    /// The path without `.` and without `..` where a folder goes before it: `a/./b/../c` is `a/c`.
    ///
    /// The empty text is the folder the program runs in.
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

    /// The folder that the file at `path` lies in; `.` for a name alone.
    package static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// The path of what is called `name` in `folder`.
    package static func join(_ folder: String, _ name: String) -> String {
        if folder == "." { return name }
        return folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
    }

    /// Whether what is at `path` lies in `folder` or below it, as the texts say.
    static func isBelow(_ folder: String, _ path: String) -> Bool {
        let (folder, path) = (normalized(folder), normalized(path))
        if folder.isEmpty { return !path.hasPrefix("/") && !path.hasPrefix("../") && path != ".." }
        return path == folder || path.hasPrefix(folder.hasSuffix("/") ? folder : "\(folder)/")
    }
}
