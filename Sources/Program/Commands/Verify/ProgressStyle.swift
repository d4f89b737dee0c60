internal import ArgumentParser
internal import LocalSystem

/// How a command shows that it is at work.
enum ProgressStyle: String, ExpressibleByArgument, CaseIterable {
    /// One line that changes, for a terminal.
    case bar
    /// A line for each scenario that failed, and one now and then.
    case lines
    case none

    /// A bar where a person looks, lines in the log of a CI system, else nothing.
    static var usual: ProgressStyle {
        if Output.standardError.isTerminal { return ProcessEnvironment.variable("TERM") == "dumb" ? .lines : .bar }
        let system = ProcessEnvironment.variable("CI") ?? ""
        return system.isEmpty || system == "false" ? .none : .lines
    }
}
