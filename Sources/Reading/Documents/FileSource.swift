/// Where files come from: the disk, or a table in a test.
package protocol FileSource: Sendable {
    /// The content of the file at `path`.
    ///
    /// - Throws: `FileError` when it cannot be read.
    func read(_ path: String) throws(FileError) -> [UInt8]

    /// The names of the entries of the folder at `path`, sorted; nil when it is no folder.
    func entries(of path: String) -> [String]?

    /// Whether there is a file or a folder at `path`.
    func exists(_ path: String) -> Bool
}

extension FileSource {
    package func exists(_ path: String) -> Bool { (try? read(path)) != nil || entries(of: path) != nil }
}

/// Why a file cannot be read or written: `cannot read 'x.yaml': no such file`.
package struct FileError: Error, Hashable, Sendable, CustomStringConvertible {
    package let path: String
    package let reason: String

    /// What was tried: `read` or `write`.
    package let action: String

    package init(path: String, reason: String, action: String = "read") {
        self.path = path
        self.reason = reason
        self.action = action
    }

    package var description: String { "cannot \(action) '\(path)': \(reason)" }
}
