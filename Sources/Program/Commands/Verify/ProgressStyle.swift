internal import ArgumentParser
internal import LocalSystem

/// How a command shows its progress.
enum ProgressStyle: String, ExpressibleByArgument, CaseIterable {
    /// One line that changes, for a terminal.
    case bar
    /// A line for each failed scenario, and one every few seconds.
    case lines
    case none

    /// A bar on a terminal, lines in the log of a CI system, else nothing.
    static var usual: ProgressStyle {
        if Output.standardError.isTerminal { return ProcessEnvironment.variable("TERM") == "dumb" ? .lines : .bar }
        let system = ProcessEnvironment.variable("CI") ?? ""
        return system.isEmpty || system == "false" ? .none : .lines
    }
}
