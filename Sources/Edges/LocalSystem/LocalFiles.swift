package import Documents
internal import Glibc

/// The files of this machine.
package struct LocalFiles: FileSource {
    package let allowedFolders: [String]

    /// The maximum size of a file.
    ///
    /// Real contracts and scenarios have less than a tenth of it.
    package static let mostBytes = 64 << 20

    /// Documents may name files in and below their own folder and `allowedFolders`.
    package init(allowedFolders: [String] = []) { self.allowedFolders = allowedFolders }

    package func read(_ path: String) throws(FileError) -> [UInt8] {
        // Opening a pipe would wait for a writer without this flag.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw openError(path) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw error(path) }
        if let kind = Self.otherKind(of: status) { throw FileError(path: path, reason: "it is \(kind)") }
        guard status.st_size <= Self.mostBytes else { throw tooLarge(path) }
        var content: [UInt8] = []
        content.reserveCapacity(Int(status.st_size))
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while content.count <= Self.mostBytes {
            let count = buffer.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
            guard count >= 0 else { throw error(path) }
            if count == 0 { return content }
            content += buffer[..<count]
        }
        // The file grew while it was being read.
        throw tooLarge(path)
    }

    private func tooLarge(_ path: String) -> FileError {
        FileError(path: path, reason: "it has more than \(Self.mostBytes >> 20) MiB")
    }

    private func openError(_ path: String) -> FileError {
        switch errno {
        case ENOENT where exists(path): FileError(path: path, reason: "it is a symbolic link that leads nowhere")
        case ENXIO: FileError(path: path, reason: "it is a socket")
        default: error(path)
        }
    }

    /// The kind of thing at a path that is not a regular file; nil for a regular file.
    private static func otherKind(of status: stat) -> String? {
        switch status.st_mode & S_IFMT {
        case S_IFREG: nil
        case S_IFDIR: "a folder"
        case S_IFIFO: "a pipe"
        case S_IFSOCK: "a socket"
        default: "a device"
        }
    }

    package func entries(of path: String) -> [String]? { try? names(in: path) }

    package func folder(at path: String) throws(FileError) -> Folder? {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { return nil }
        return Folder(identity: "\(status.st_dev) \(status.st_ino)", entries: try names(in: path))
    }

    private func names(in path: String) throws(FileError) -> [String] {
        guard let folder = opendir(path) else { throw error(path) }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// Writes `bytes` to `path`, and replaces an existing file.
    ///
    /// - Throws: `FileError` with the system's reason.
    package func write(_ bytes: [UInt8], to path: String) throws(FileError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw FileError(writing: path, errno) }
        defer { close(descriptor) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { throw FileError(writing: path, errno) }
            rest = rest.dropFirst(count)
        }
    }

    /// Makes the folder at `path` and its parent folders, if they do not exist.
    ///
    /// - Throws: `FileError` with the system's reason.
    package func makeFolder(_ path: String) throws(FileError) {
        var made = path.hasPrefix("/") ? "" : "."
        for part in path.split(separator: "/") {
            made += "/\(part)"
            guard mkdir(made, 0o755) == 0 || errno == EEXIST else { throw FileError(writing: path, errno) }
        }
        guard entries(of: path) != nil else { throw FileError(writing: path, ENOTDIR) }
    }

    /// The permission bits of the file at `path`; nil when it does not exist.
    package func permissions(of path: String) -> UInt32? {
        var status = stat()
        return stat(path, &status) == 0 ? status.st_mode & 0o777 : nil
    }

    package func exists(_ path: String) -> Bool {
        var status = stat()
        // A link without a target exists too; reading it will fail with a message.
        return lstat(path, &status) == 0
    }

    package func realPath(of path: String) -> String? {
        guard let real = realpath(path, nil) else { return nil }
        defer { free(real) }
        return String(cString: real)
    }

    private func error(_ path: String) -> FileError { FileError(path: path, reason: Self.reason(errno)) }

    /// The system's words for an error, in lower case.
    package static func reason(_ code: Int32) -> String { String(cString: strerror(code)).lowercased() }
}

extension FileError {
    fileprivate init(writing path: String, _ code: Int32) {
        self.init(path: path, reason: LocalFiles.reason(code), action: "write")
    }
}
