/// A walk through folders: hidden files and folders are left out, and each folder is visited once.
///
/// So a symbolic link that leads back up does not make the walk endless, and files are not found twice.
package struct FolderWalk {
    private let files: any FileSource
    /// The identities of the folders that were visited.
    private var visited: Set<String> = []

    package init(_ files: any FileSource) { self.files = files }

    /// The paths of the files below `root` whose names `isWanted`, sorted by name; `root` itself when it is no folder.
    ///
    /// A folder that `isWhole` is given itself, and is not entered.
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

/// A folder as it was listed.
package struct Folder: Sendable {
    /// The same for each path that leads to the folder.
    package let identity: String
    /// The names of what is in it, sorted.
    package let entries: [String]

    package init(identity: String, entries: [String]) {
        self.identity = identity
        self.entries = entries
    }

    /// Without those whose names begin with a dot, such as `.git`.
    package var visibleEntries: [String] { entries.filter { !$0.hasPrefix(".") } }
}
