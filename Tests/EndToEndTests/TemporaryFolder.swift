import Documents
import Glibc

@testable import Commands

/// A folder of a test's own, which goes with this value.
final class TemporaryFolder: Sendable {
    struct Failure: Error { let code: Int32 }

    let path: String

    init() throws {
        var template = Array("/tmp/understudy-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw Failure(code: errno) }
        path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    deinit { Self.remove(path) }

    /// Writes a file, and makes the folders it lies in.
    func write(_ text: String, to name: String) throws {
        var folder = path
        for part in name.split(separator: "/").dropLast() {
            folder += "/\(part)"
            mkdir(folder, 0o755)
        }
        try LocalFiles().write(Array(text.utf8), to: "\(path)/\(name)")
    }

    func rename(_ name: String, to other: String) throws {
        guard Glibc.rename("\(path)/\(name)", "\(path)/\(other)") == 0 else { throw Failure(code: errno) }
    }

    private static func remove(_ path: String) {
        for entry in LocalFiles().entries(of: path) ?? [] { remove("\(path)/\(entry)") }
        Glibc.remove(path)
    }
}
