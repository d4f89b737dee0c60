/// The files that a document may name: those below its own folder, and below the folders that the user allows.
///
/// So a document that somebody else wrote cannot have other files of this machine shown. Symbolic links count as what
/// they lead to.
package struct FencedFiles: FileSource {
    private let files: any FileSource
    /// The folder of the document, as users know it.
    private let folder: String

    /// The files of `files` below `folder` and below those that `files` allows.
    package init(_ files: any FileSource, below folder: String) {
        self.files = files
        self.folder = folder
    }

    package var allowedFolders: [String] { files.allowedFolders }

    package func read(_ path: String) throws(FileError) -> [UInt8] {
        guard ([folder] + allowedFolders).contains(where: { isBelow($0, path) }) else {
            let place = folder == "." ? "this folder" : "'\(folder)'"
            throw FileError(
                path: path, reason: "it is outside \(place); '--allow-folder FOLDER' lets files of FOLDER be named too")
        }
        return try files.read(path)
    }

    package func entries(of path: String) -> [String]? { files.entries(of: path) }

    package func exists(_ path: String) -> Bool { files.exists(path) }

    package func realPath(of path: String) -> String? { files.realPath(of: path) }

    private func isBelow(_ folder: String, _ path: String) -> Bool {
        if let real = files.realPath(of: path), let realFolder = files.realPath(of: folder) {
            return PathText.isBelow(realFolder, real)
        }
        // Because what is not there leads nowhere, its text decides whether that may be said.
        return PathText.isBelow(folder, path)
    }
}
