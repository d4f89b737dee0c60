internal import Diagnostics

/// The files that `init` has written, and those it has not, in words.
struct InitReport {
    let folder: String
    /// The command that runs the scenarios.
    let command: String
    private var written: [String] = []
    private var kept: [String] = []
    private var leftOut: [(operation: String, reason: String)] = []

    init(folder: String, command: String) {
        self.folder = folder
        self.command = command
    }

    mutating func add(_ path: String, isWritten: Bool) {
        if isWritten { written.append(path) } else { kept.append(path) }
    }

    mutating func leaveOut(_ operation: String, _ reason: String) { leftOut.append((operation, reason)) }

    /// Whether there is a scenario of ours for each operation now.
    var isComplete: Bool { kept.isEmpty && leftOut.isEmpty && !written.isEmpty }

    /// The files, and what to do with them.
    var text: String {
        let list = written.map { "\($0)\n" }.joined()
        guard !written.isEmpty || !kept.isEmpty else { return "" }
        return list + "\(Plural.of(written.count, "scenario")) written; run them with: \(command)\n"
    }

    var errors: String {
        var lines = kept.map { "understudy: '\($0)' is there already and stays as it is; '--force' writes over it\n" }
        lines += leftOut.map { "understudy: no scenario for '\($0.operation)': \($0.reason)\n" }
        if written.isEmpty, kept.isEmpty, leftOut.isEmpty {
            lines.append("understudy: the document has no operations, and so nothing was written to '\(folder)'\n")
        }
        return lines.joined()
    }
}
