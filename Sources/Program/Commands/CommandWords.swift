internal import ArgumentParser
internal import Diagnostics
internal import Documents

/// Checks the words of the command line that choose a command.
enum CommandWords {
    /// The commands, and `help`.
    static let names =
        UnderstudyCommand.configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]

    /// What is said of a `run` without a command, in the form of the parser's own errors, which would not name `run`.
    static var noCommandText: String {
        """
        Error: no command; write it after '--', as in 'understudy run citypay -- npm test'
        Usage: \(UnderstudyCommand.usageString(for: RunCommand.self))
          See 'understudy run --help' for more information.

        """
    }

    /// What this program is to do, and the command that `run` has after the first `--`.
    static func split(_ arguments: [String]) -> (own: [String], other: [String]) {
        guard arguments.first == "run", let end = arguments.firstIndex(of: "--") else { return (arguments, []) }
        return (Array(arguments[..<end]), Array(arguments[(end + 1)...]))
    }

    /// The mistake in the first words of `arguments`; nil if they name a command or begin with an option.
    static func mistake(in arguments: [String]) -> String? {
        let words = arguments.first == "help" ? arguments.dropFirst() : arguments[...]
        guard let word = words.first, !word.hasPrefix("-"), !names.contains(word) else { return nil }
        let nearest = NearestName.suggestion(for: word, in: names)
        return "unknown command '\(word)'" + (nearest.isEmpty ? "; \(NameList.sentence("command", names))" : nearest)
    }
}
