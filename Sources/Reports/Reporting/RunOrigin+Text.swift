internal import JSONModel
internal import Moments
internal import Secrets
internal import Verification

extension RunOrigin {
    /// The same, with secrets in the command masked.
    func masked(by redaction: Redaction) -> RunOrigin {
        RunOrigin(
            start: start, version: version, seed: seed,
            command: command.map { word in
                redaction.text(word.contains("://") ? Redaction.withoutUser(word) : word)
            })
    }

    /// The command that repeats the run: with the seed added, unless it contains one.
    var again: String {
        let hasSeed = command.contains { $0 == "--seed" || $0.hasPrefix("--seed=") }
        let words = command + (hasSeed ? [] : ["--seed", String(seed)])
        return words.map { ShellWord.quoted([.literal(Array($0.utf8))]) }.joined(separator: " ")
    }

    /// `2026-03-31T08:00:00Z`.
    var startText: String { start.rfc3339() }

    /// `2026-03-31T08:00:00Z, understudy 0.1.0, seed 42`.
    var sentence: String { "\(startText), understudy \(version), seed \(seed)" }

    var json: JSON {
        [
            "start": .string(start.rfc3339(fractionDigits: 3)), "version": .string(version),
            // Programs that read numbers as doubles lose digits of numbers over 2^53.
            "seed": .string(String(seed)), "command": .array(command.map(JSON.string)), "again": .string(again),
        ]
    }
}
