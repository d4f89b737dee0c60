internal import Documents
internal import Glibc
internal import LocalSystem

/// A folder of a test's own, which goes with this value.
package final class TemporaryFolder: Sendable {
    package struct Failure: Error { package let code: Int32 }

    package let path: String

    package init(_ files: [String: String] = [:]) throws {
        var template = Array("/tmp/understudy-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw Failure(code: errno) }
        path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        for (name, text) in files { try write(text, to: name) }
    }

    deinit { Self.remove(path) }

    /// Writes a file, and makes the folders it lies in.
    package func write(_ text: String, to name: String) throws {
        var folder = path
        for part in name.split(separator: "/").dropLast() {
            folder += "/\(part)"
            mkdir(folder, 0o755)
        }
        try LocalFiles().write(Array(text.utf8), to: "\(path)/\(name)")
    }

    package func read(_ name: String) throws -> String {
        String(decoding: try LocalFiles().read("\(path)/\(name)"), as: UTF8.self)
    }

    /// Lets only the owner read and write the file.
    package func makePrivate(_ name: String) { chmod("\(path)/\(name)", 0o600) }

    package func rename(_ name: String, to other: String) throws {
        guard Glibc.rename("\(path)/\(name)", "\(path)/\(other)") == 0 else { throw Failure(code: errno) }
    }

    /// Puts a symbolic link at `name` that leads to `target`, which need not be there.
    package func link(_ name: String, to target: String) throws {
        guard symlink(target, "\(path)/\(name)") == 0 else { throw Failure(code: errno) }
    }

    private static func remove(_ path: String) {
        var status = stat()
        // Because a link to a folder goes, and not what the folder holds.
        if lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
            chmod(path, 0o700)
            for entry in LocalFiles().entries(of: path) ?? [] { remove("\(path)/\(entry)") }
        }
        Glibc.remove(path)
    }
}
