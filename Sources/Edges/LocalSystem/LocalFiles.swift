package import Documents
internal import Glibc

/// The files of this machine.
package struct LocalFiles: FileSource {
    package init() {}

    package func read(_ path: String) throws(FileError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw error(path) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw error(path) }
        guard status.st_mode & S_IFMT != S_IFDIR else { throw FileError(path: path, reason: "it is a folder") }
        var content: [UInt8] = []
        content.reserveCapacity(Int(status.st_size))
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = buffer.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
            guard count >= 0 else { throw error(path) }
            if count == 0 { return content }
            content += buffer[..<count]
        }
    }

    package func entries(of path: String) -> [String]? {
        guard let folder = opendir(path) else { return nil }
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

    /// Writes `bytes` to `path`, replacing what was there.
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

    /// Makes the folder at `path` and those it lies in, where they are not there.
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

    /// The permission bits of the file at `path`; nil when it is not there.
    package func permissions(of path: String) -> UInt32? {
        var status = stat()
        return stat(path, &status) == 0 ? status.st_mode & 0o777 : nil
    }

    package func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    private func error(_ path: String) -> FileError { FileError(path: path, reason: Self.reason(errno)) }

    /// What the system says of an error, in our case of letters.
    package static func reason(_ code: Int32) -> String { String(cString: strerror(code)).lowercased() }
}

extension FileError {
    fileprivate init(writing path: String, _ code: Int32) {
        self.init(path: path, reason: LocalFiles.reason(code), action: "write")
    }
}
