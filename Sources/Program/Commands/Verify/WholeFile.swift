internal import Documents
internal import Glibc

/// A file that others read: it is there whole or not at all.
struct WholeFile {
    let path: String

    /// Takes away what an earlier run has left, so that it never stands for this one.
    ///
    /// What is no regular file, such as a pipe, stays.
    func remove() {
        if isRegular { unlink(target) }
    }

    /// Writes the bytes to a file beside it, which then takes its name; what is no regular file is written to as it is.
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

    /// Whether there is a file of the kind that has content of its own.
    var isRegular: Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    /// The file itself where the path is a link to it, so that the link stays one.
    private var target: String {
        guard let resolved = realpath(path, nil) else { return path }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}
