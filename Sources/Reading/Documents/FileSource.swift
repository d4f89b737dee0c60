/// Reads files: from the disk, or from a table in a test.
package protocol FileSource: Sendable {
    /// The content of the file at `path`.
    ///
    /// - Throws: `FileError` when it cannot be read.
    func read(_ path: String) throws(FileError) -> [UInt8]

    /// The names of the entries of the folder at `path`, sorted; nil when it is no folder.
    func entries(of path: String) -> [String]?

    /// The folder at `path`; nil if there is no folder.
    ///
    /// - Throws: `FileError` if the folder cannot be read.
    func folder(at path: String) throws(FileError) -> Folder?

    /// Whether there is a file, a folder or a symbolic link at `path`, even a link without a target.
    func exists(_ path: String) -> Bool

    /// The path with every symbolic link resolved; nil if nothing exists at `path`.
    func realPath(of path: String) -> String?

    /// The folders below which every document may name files.
    var allowedFolders: [String] { get }
}

extension FileSource {
    package func folder(at path: String) throws(FileError) -> Folder? {
        entries(of: path).map { Folder(identity: PathText.normalized(path), entries: $0) }
    }

    package func realPath(of path: String) -> String? { exists(path) ? PathText.normalized(path) : nil }

    package var allowedFolders: [String] { [] }

    package func exists(_ path: String) -> Bool { (try? read(path)) != nil || entries(of: path) != nil }
}

/// Why a file cannot be read or written: `cannot read 'x.yaml': no such file`.
package struct FileError: Error, Hashable, Sendable, CustomStringConvertible {
    package let path: String
    package let reason: String

    /// The action that failed: `read` or `write`.
    package let action: String

    package init(path: String, reason: String, action: String = "read") {
        self.path = path
        self.reason = reason
        self.action = action
    }

    package var description: String { "cannot \(action) '\(path)': \(reason)" }
}
