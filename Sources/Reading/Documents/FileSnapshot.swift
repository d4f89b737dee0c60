internal import Threads

/// Files as they were when each was first read.
///
/// A file that is read again has the same content. Later, `changedPaths` says which files differ from the snapshot.
package final class FileSnapshot: FileSource {
    private struct Seen {
        var contents: [String: Result<[UInt8], FileError>] = [:]
        var existence: [String: Bool] = [:]
    }

    private let files: any FileSource
    private let seen = Locked(Seen())

    package init(_ files: any FileSource) { self.files = files }

    /// A new snapshot of the same source; it has read nothing yet.
    package var renewed: FileSnapshot { FileSnapshot(files) }

    package func read(_ path: String) throws(FileError) -> [UInt8] {
        if let known = seen.withLock({ $0.contents[path] }) { return try known.get() }
        let content = content(of: path)
        return try seen.withLock { seen -> Result<[UInt8], FileError> in
            let first = seen.contents[path] ?? content
            seen.contents[path] = first
            return first
        }.get()
    }

    package func entries(of path: String) -> [String]? { files.entries(of: path) }

    package func folder(at path: String) throws(FileError) -> Folder? { try files.folder(at: path) }

    package func realPath(of path: String) -> String? { files.realPath(of: path) }

    package var allowedFolders: [String] { files.allowedFolders }

    package func exists(_ path: String) -> Bool {
        let exists = files.exists(path)
        return seen.withLock { seen in
            let first = seen.existence[path] ?? exists
            seen.existence[path] = first
            return first
        }
    }

    /// Every path that was read or looked for, also those that did not exist; sorted.
    package var paths: [String] {
        seen.withLock { Set($0.contents.keys).union($0.existence.keys) }.sorted()
    }

    /// The paths that were read, also those that did not exist; sorted.
    package var readPaths: [String] { seen.withLock { Array($0.contents.keys) }.sorted() }

    /// The paths whose content or existence is different now; sorted.
    package var changedPaths: [String] {
        let seen = seen.withLock { $0 }
        let contents = seen.contents.filter { content(of: $0.key) != $0.value }.keys
        let others = seen.existence.filter { seen.contents[$0.key] == nil && files.exists($0.key) != $0.value }.keys
        return Set(contents).union(others).sorted()
    }

    private func content(of path: String) -> Result<[UInt8], FileError> {
        do throws(FileError) { return .success(try files.read(path)) } catch { return .failure(error) }
    }
}
