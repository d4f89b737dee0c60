package import Documents

/// The files of this checkout, by their path from the folder of `Package.swift`.
package struct Repository: FileSource {
    /// The folder of `Package.swift`.
    package static let root = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")

    private let folder = DiskFolder(root)

    package init() {}

    package func read(_ path: String) throws(FileError) -> [UInt8] { try folder.read(path) }

    package func text(_ path: String) throws(FileError) -> String { try folder.text(path) }

    /// Replaces the file: for tests that record what they expect.
    package func write(_ text: String, to path: String) throws(FileError) { try folder.write(text, to: path) }

    package func entries(of path: String) -> [String]? { folder.entries(of: path) }
}
