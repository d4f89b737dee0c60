internal import ArgumentParser
internal import Glibc

/// How a command shows that it is at work.
enum ProgressStyle: String, ExpressibleByArgument, CaseIterable {
    /// One line that changes, for a terminal.
    case bar
    /// A line for each scenario that failed, and one now and then.
    case lines
    case none

    /// A bar where a person looks, lines in the log of a CI system, else nothing.
    static var usual: ProgressStyle {
        if Output.standardError.isTerminal { return LocalFiles.environmentVariable("TERM") == "dumb" ? .lines : .bar }
        let system = LocalFiles.environmentVariable("CI") ?? ""
        return system.isEmpty || system == "false" ? .none : .lines
    }
}
