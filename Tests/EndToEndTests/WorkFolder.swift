import Glibc
import LocalSystem

/// A folder of files for one test, which goes away with this value.
final class WorkFolder {
    let path: String

    init(_ files: [String: String] = [:]) throws {
        var template = Array("/tmp/understudy-test-XXXXXX".utf8CString)
        path = mkdtemp(&template).map { String(cString: $0) } ?? "/nowhere"
        for (name, text) in files { try LocalFiles().write(Array(text.utf8), to: "\(path)/\(name)") }
    }

    deinit {
        for entry in LocalFiles().entries(of: path) ?? [] { unlink("\(path)/\(entry)") }
        rmdir(path)
    }

    func makePrivate(_ name: String) { chmod("\(path)/\(name)", 0o600) }

    func read(_ name: String) throws -> String {
        String(decoding: try LocalFiles().read("\(path)/\(name)"), as: UTF8.self)
    }

    /// Runs the program in this folder, with more variables than tests have.
    func run(_ arguments: String..., environment: [String: String] = [:]) throws -> ChildProcess.Outcome {
        let variables = environment.map { "\($0)=\($1)" }.sorted()
        return try ChildProcess("/usr/bin/env", variables + [Checkout.program] + arguments, folder: path).finish()
    }
}
