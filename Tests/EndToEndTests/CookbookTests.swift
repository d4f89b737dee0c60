import Glibc
import Testing

@testable import Commands

/// `docs/cookbook.md`, done as it says: each task in a folder and a shell of its own.
struct CookbookTests {
    /// A task: its files, and the commands that are run with what they print.
    struct Task: CustomTestStringConvertible, Sendable {
        let title: String
        let blocks: [DocumentationPage.Block]
        var testDescription: String { title }
    }

    struct Command {
        let text: String
        var expected: [String] = []
        var isInBackground: Bool { text.hasSuffix("&") }
    }

    static let tasks: [Task] = {
        guard let lines = try? DocumentationPage(path: "docs/cookbook.md").lines() else { return [] }
        let starts = lines.indices.filter { lines[$0].hasPrefix("## ") } + [lines.count]
        return zip(starts, starts.dropFirst()).map { start, end in
            Task(title: String(lines[start].dropFirst(3)), blocks: blocks(Array(lines[start..<end])))
        }
    }()

    private static func blocks(_ lines: [String]) -> [DocumentationPage.Block] {
        var blocks: [DocumentationPage.Block] = []
        var start: Int?
        for (index, line) in lines.enumerated() where line.hasPrefix("```") {
            guard let first = start else {
                start = index
                continue
            }
            let words = lines[first].dropFirst(3).split(separator: " ").map(String.init)
            blocks.append(
                .init(
                    language: words.first ?? "", attributes: Array(words.dropFirst()),
                    lines: Array(lines[(first + 1)..<index])))
            start = nil
        }
        return blocks
    }

    @Test func hasTenTasks() {
        #expect(Self.tasks.count == 10)
        for (number, task) in Self.tasks.enumerated() {
            #expect(task.title.hasPrefix("\(number + 1) "))
            #expect(task.blocks.contains { $0.attributes.contains("run") })
        }
    }

    @Test(arguments: tasks) func worksAsThePageSays(task: Task) throws {
        let folder = try TemporaryFolder()
        let port = try Self.freePort()
        let named = Self.tasks.flatMap(\.blocks).filter { $0.value(of: "file") != nil }
        let borrowed = task.blocks.compactMap { $0.value(of: "with") }
        let files =
            named.filter { block in borrowed.contains(block.value(of: "file") ?? "") }
            + task.blocks.filter { $0.value(of: "file") != nil }
        for file in files {
            let text = file.lines.joined(separator: "\n") + "\n"
            try folder.write(text.replacing("8080", with: port), to: file.value(of: "file") ?? "")
        }
        let commands = task.blocks.filter { $0.attributes.contains("run") }.flatMap { Self.commands($0.lines, port) }
        try folder.write(Self.script(commands), to: "run.sh")
        try folder.write("", to: "bin/none")
        symlink(Checkout.program, "\(folder.path)/bin/understudy")
        let outcome = try ChildProcess("/bin/bash", ["run.sh"], folder: folder.path).finish()
        #expect(outcome.exit == 0, "\(outcome.errors)")
        var output = String(decoding: try LocalFiles().read("\(folder.path)/bin/output"), as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        // Because what runs in the background writes its lines when it is ready, they may stand anywhere.
        for line in commands.filter(\.isInBackground).flatMap(\.expected) {
            let place = try #require(output.firstIndex { $0.hasSuffix(line) }, "\(line): \(output)")
            // Because curl ends no line, what stands before it is the output of a command.
            output[place].removeLast(line.count)
            if output[place].isEmpty { output.remove(at: place) }
        }
        for command in commands {
            let end = try #require(output.firstIndex { $0.hasPrefix(Self.mark) }, "\(output)")
            // Because the shell may say of a job that it is done on the same line.
            let code = output[end].dropFirst(Self.mark.count).prefix { $0.isNumber }
            var lines = output[..<end]
            // The line end before the mark, and one that the command may have written itself.
            while lines.last == "" { lines.removeLast() }
            output = Array(output[(end + 1)...])
            #expect(code == "0", "\(command.text): \(lines)")
            guard !command.expected.isEmpty, !command.isInBackground else { continue }
            #expect(Self.fits(lines, command.expected[...]), "\(command.text) prints:\n\(lines)")
        }
    }

    /// What a line between the output of two commands starts with; the exit code follows.
    private static let mark = "=== ended with "

    private static func commands(_ lines: [String], _ port: String) -> [Command] {
        var commands: [Command] = []
        for line in lines.map({ $0.replacing("8080", with: port) }) {
            if line.hasPrefix("$ ") {
                commands.append(Command(text: String(line.dropFirst(2))))
            } else {
                commands[commands.count - 1].expected.append(line)
            }
        }
        return commands
    }

    /// The commands as the page has them, each with a line after it that marks the end of its output.
    private static func script(_ commands: [Command]) -> String {
        let start = [
            "PATH=$PWD/bin:$PATH", "set -m", "trap 'kill $(jobs -p) 2>/dev/null; true' EXIT",
            // Because some commands write no line end, the mark begins with one.
            "exec > bin/output 2>&1",
        ]
        return (start + commands.flatMap { [$0.text, "printf '\\n\(mark)%s\\n' $?"] }).joined(separator: "\n")
            + "\ntrue\n"
    }

    /// Whether the lines are those expected; a line that is `…` stands for any, and `…` in one for any text.
    private static func fits(_ lines: ArraySlice<String>, _ expected: ArraySlice<String>) -> Bool {
        guard let first = expected.first else { return lines.isEmpty }
        if first == "…" {
            return (lines.startIndex...lines.endIndex).contains { fits(lines[$0...], expected.dropFirst()) }
        }
        guard let line = lines.first, fits(line: line, first) else { return false }
        return fits(lines.dropFirst(), expected.dropFirst())
    }

    private static func fits(line: String, _ expected: String) -> Bool {
        let parts = expected.split(separator: "…", omittingEmptySubsequences: false).map(String.init)
        guard parts.count > 1 else { return line == expected }
        guard line.hasPrefix(parts[0]), line.count >= parts[0].count + (parts.last?.count ?? 0),
            line.hasSuffix(parts.last ?? "")
        else { return false }
        var rest = line.dropFirst(parts[0].count)
        for part in parts.dropFirst().dropLast() where !part.isEmpty {
            guard let range = rest.firstRange(of: part) else { return false }
            rest = rest[range.upperBound...]
        }
        return rest.hasSuffix(parts.last ?? "")
    }

    /// A port that nobody listens on now.
    private static func freePort() throws -> String {
        let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(socket) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let code = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                bind(socket, pointer, length) == 0 && getsockname(socket, pointer, &length) == 0
            }
        }
        try #require(code)
        return "\(UInt16(bigEndian: address.sin_port))"
    }
}
