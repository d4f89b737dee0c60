/// Walks through folders.
///
/// Hidden files and folders are skipped, and each folder is visited once.
///
/// So a symbolic link to a parent folder cannot make the walk endless, and no file is found twice.
package struct FolderWalk {
    private let files: any FileSource
    /// The identities of the visited folders.
    private var visited: Set<String> = []

    package init(_ files: any FileSource) { self.files = files }

    /// The paths of the files in and below `root` whose names `isWanted` accepts, sorted by name; `root` itself if it
    /// is not a folder.
    ///
    /// A folder that `isWhole` accepts is returned as one path, and not entered.
    ///
    /// - Throws: `FileError` for the first folder that cannot be read.
    package mutating func paths(
        under root: String, isWanted: (String) -> Bool, isWhole: (String) -> Bool = { _ in false }
    ) throws(FileError) -> [String] {
        guard let folder = try files.folder(at: root) else { return [root] }
        guard visited.insert(folder.identity).inserted else { return [] }
        if isWhole(root) { return [root] }
        var paths: [String] = []
        for name in folder.visibleEntries {
            let path = PathText.join(root, name)
            if try files.folder(at: path) != nil {
                paths += try self.paths(under: path, isWanted: isWanted, isWhole: isWhole)
            } else if isWanted(name) {
                paths.append(path)
            }
        }
        return paths
    }
}

/// The listing of a folder.
package struct Folder: Sendable {
    /// A text that is the same for all paths of the folder.
    package let identity: String
    /// The names of its entries, sorted.
    package let entries: [String]

    package init(identity: String, entries: [String]) {
        self.identity = identity
        self.entries = entries
    }

    /// The entries whose names do not begin with a dot.
    package var visibleEntries: [String] { entries.filter { !$0.hasPrefix(".") } }
}
