import Glibc
import JSONModel
import Reporting
import TestSupport
import Testing
import Verification

/// Programs that read a format, run over files with a report of every example.
enum Consumers {
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    private static let folder = "\(Repository.root)/Tests/Reports/ReportingTests/Consumers"

    /// What `command` writes, run by the shell on reports called after their run and `ending`; `$FILES` are the files,
    /// `$FOLDER` is where they are, and `$HERE` is the folder of the consumers.
    static func output(of command: String, _ reporter: any Reporter, ending: String) throws -> String {
        var template = Array("/tmp/understudy-reports-XXXXXX".utf8CString)
        let place = try #require(mkdtemp(&template).map { String(cString: $0) })
        let files = Runs.all.map { "\(place)/\($0.name).\(ending)" }
        defer {
            for file in files { unlink(file) }
            rmdir(place)
        }
        for (file, (_, run)) in zip(files, Runs.all) { try write(reporter.render(run), to: file) }
        let variables = "FILES='\(files.joined(separator: " "))' FOLDER='\(place)' HERE='\(folder)'"
        let (text, status) = try shell("\(variables); { \(command); } 2>&1")
        guard status == 0 else { throw Failure(description: "'\(command)' ended with \(status): \(text)") }
        return text
    }

    /// The lines of JSON that a consumer writes, one for each run in the order of `Runs.all`.
    static func lines(of command: String, _ reporter: any Reporter, ending: String) throws -> [JSON] {
        try output(of: command, reporter, ending: ending).split(separator: "\n").map { try JSON(text: String($0)) }
    }

    private static func shell(_ command: String) throws -> (text: String, status: Int32) {
        guard let pipe = popen(command, "r") else { throw Failure(description: "no shell") }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while case let count = fread(&buffer, 1, buffer.count, pipe), count > 0 { bytes += buffer[..<count] }
        let status = pclose(pipe)
        return (String(decoding: bytes, as: UTF8.self), status >> 8)
    }

    private static func write(_ bytes: [UInt8], to path: String) throws {
        guard let file = fopen(path, "w") else { throw Failure(description: "cannot write '\(path)'") }
        fwrite(bytes, 1, bytes.count, file)
        fclose(file)
    }
}
