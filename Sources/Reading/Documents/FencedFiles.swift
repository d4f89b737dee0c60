/// The files that a document may name: those below its own folder, and below folders that the user allows.
///
/// So a document from somebody else cannot make the program show other files. Symbolic links are resolved first.
package struct FencedFiles: FileSource {
    private let files: any FileSource
    /// The document's folder, as shown to users.
    private let folder: String

    /// Those of `files` that are below `folder` or below the allowed folders.
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
        // A path that does not exist has no target, so its text decides.
        return PathText.isBelow(folder, path)
    }
}
