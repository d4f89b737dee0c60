package import Documents

/// Files that exist only in a test, by path; as on a disk, `./a` and `a` are one.
package struct FileTable: FileSource {
    private let texts: [String: String]

    package init(_ texts: [String: String]) {
        self.texts = Dictionary(uniqueKeysWithValues: texts.map { (PathText.normalized($0), $1) })
    }

    package func read(_ path: String) throws(FileError) -> [UInt8] {
        guard let text = texts[PathText.normalized(path)] else {
            throw FileError(path: path, reason: "no such file or directory")
        }
        return Array(text.utf8)
    }

    package func entries(of path: String) -> [String]? {
        let folder = PathText.normalized(path)
        let start = folder.isEmpty || folder == "/" ? folder : "\(folder)/"
        let names = Set(
            texts.keys.filter { $0.hasPrefix(start) }.compactMap { key in
                key.dropFirst(start.count).split(separator: "/").first.map(String.init)
            })
        return names.isEmpty ? nil : names.sorted()
    }
}
