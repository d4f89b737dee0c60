internal import ArgumentParser
internal import Diagnostics
internal import Documents

/// The words of a command line that say which command is meant.
enum CommandWords {
    /// The commands, and `help`.
    static let names =
        UnderstudyCommand.configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]

    /// What is wrong with the first words of `arguments`; nil when they name a command, or an option comes first.
    static func mistake(in arguments: [String]) -> String? {
        let words = arguments.first == "help" ? arguments.dropFirst() : arguments[...]
        guard let word = words.first, !word.hasPrefix("-"), !names.contains(word) else { return nil }
        let nearest = NearestName.suggestion(for: word, in: names)
        return "unknown command '\(word)'" + (nearest.isEmpty ? "; \(NameList.sentence("command", names))" : nearest)
    }
}
