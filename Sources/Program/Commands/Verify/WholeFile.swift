internal import Documents
internal import Glibc
internal import LocalSystem

/// A file for other programs, which is replaced atomically.
struct WholeFile {
    let path: String

    /// Removes the file of an earlier run, so that nobody takes it for this run's.
    ///
    /// Anything that is not a regular file, such as a pipe, is kept.
    func remove() {
        if isRegular { unlink(target) }
    }

    /// Writes the bytes to a temporary file and renames it.
    ///
    /// Anything that is not a regular file is written to directly.
    func write(_ bytes: [UInt8]) throws(FileError) {
        guard isRegular || !LocalFiles().exists(path) else { return try LocalFiles().write(bytes, to: path) }
        let target = target
        let aside = "\(target).\(getpid()).part"
        do throws(FileError) { try LocalFiles().write(bytes, to: aside) } catch {
            unlink(aside)
            throw FileError(path: path, reason: error.reason, action: "write")
        }
        if rename(aside, target) == 0 { return }
        let reason = LocalFiles.reason(errno)
        unlink(aside)
        throw FileError(path: path, reason: reason, action: "write")
    }

    /// Whether it is a regular file.
    var isRegular: Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    /// The target if the path is a symbolic link, so that the link is kept.
    private var target: String {
        guard let resolved = realpath(path, nil) else { return path }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}
