package import Documents

/// Files that exist only in a test, by path.
package struct FileTable: FileSource {
    package let texts: [String: String]

    package init(_ texts: [String: String]) { self.texts = texts }

    package func read(_ path: String) throws(FileError) -> [UInt8] {
        guard let text = texts[path] else { throw FileError(path: path, reason: "no such file or directory") }
        return Array(text.utf8)
    }

    package func entries(of path: String) -> [String]? {
        let names = Set(
            texts.keys.filter { $0.hasPrefix("\(path)/") }.compactMap { key in
                key.dropFirst(path.count + 1).split(separator: "/").first.map(String.init)
            })
        return names.isEmpty ? nil : names.sorted()
    }
}
