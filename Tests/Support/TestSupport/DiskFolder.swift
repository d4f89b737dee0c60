package import Documents
internal import Glibc

/// The files below a folder of the disk, by their path from it.
package struct DiskFolder: FileSource {
    package let path: String

    package init(_ path: String) { self.path = path }

    package func read(_ name: String) throws(FileError) -> [UInt8] {
        guard let file = fopen("\(path)/\(name)", "rb") else { throw FileError(path: name, reason: "not there") }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
        return bytes
    }

    package func text(_ name: String) throws(FileError) -> String { String(decoding: try read(name), as: UTF8.self) }

    /// Replaces the file: for tests that record what they expect.
    package func write(_ text: String, to name: String) throws(FileError) {
        guard let file = fopen("\(path)/\(name)", "w") else { throw FileError(path: name, reason: "not writable") }
        defer { fclose(file) }
        fputs(text, file)
    }

    /// The names of the entries of a folder, sorted, without hidden ones; nil when it is no folder.
    package func entries(of name: String) -> [String]? {
        guard let folder = opendir("\(path)/\(name)") else { return nil }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted()
    }
}
