internal import APILoading
internal import ArgumentParser
internal import Documents
internal import JSONModel
internal import MockEngine
internal import Serving

/// A file that is written when the mock can answer, for programs that wait for it.
struct ReadyFileFlag: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Write the URL and the APIs as JSON to this file when the mock answers, and remove it at the end.",
            valueName: "file"))
    var readyFile: String?

    /// Writes the file atomically.
    func write(_ server: RunningServer, _ loaded: LoadedAPIs) throws(Failure) {
        guard let readyFile else { return }
        do throws(FileError) {
            try WholeFile(path: readyFile).write(Array("\(ReadyLine.json(server, loaded))\n".utf8))
        } catch {
            throw .environment("\(error)")
        }
    }

    /// Removes the file, so that nobody takes it for the file of the next mock.
    func remove() {
        if let readyFile { WholeFile(path: readyFile).remove() }
    }
}

/// The line that says that a mock can answer.
enum ReadyLine {
    /// `understudy serves citypay on http://127.0.0.1:8080`.
    static func text(_ server: RunningServer, _ loaded: LoadedAPIs) -> String {
        let names = loaded.apis.map(\.name)
        let admin = server.adminURL.map { ", and the admin API on \($0)" } ?? ""
        let served = names.isEmpty ? "no API yet" : names.joined(separator: ", ")
        return "understudy serves \(served) on \(server.baseURL)\(admin)"
    }

    static func json(_ server: RunningServer, _ loaded: LoadedAPIs) -> JSON {
        var line: JSONObject = [
            "event": "ready", "url": .string(server.baseURL), "apis": .array(loaded.apis.map { .string($0.name) }),
        ]
        if let url = server.adminURL { line.append("admin", .string(url)) }
        if !loaded.broken.isEmpty { line.append("broken", .array(loaded.broken.map { .string($0.name) })) }
        return .object(line)
    }
}
