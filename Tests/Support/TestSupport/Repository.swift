package import Documents
internal import Glibc

/// The files of this checkout, by their path from the folder of `Package.swift`.
package struct Repository: FileSource {
    package init() {}

    package func read(_ path: String) throws(FileError) -> [UInt8] {
        guard let file = fopen("\(Self.root)/\(path)", "r") else { throw FileError(path: path, reason: "not there") }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
        return bytes
    }

    package func text(_ path: String) throws(FileError) -> String { String(decoding: try read(path), as: UTF8.self) }

    /// Replaces the file: for tests that record what they expect.
    package func write(_ text: String, to path: String) throws(FileError) {
        guard let file = fopen("\(Self.root)/\(path)", "w") else { throw FileError(path: path, reason: "not writable") }
        defer { fclose(file) }
        fputs(text, file)
    }

    package func entries(of path: String) -> [String]? {
        guard let folder = opendir("\(Self.root)/\(path)") else { return nil }
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

    private static let root = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
}
