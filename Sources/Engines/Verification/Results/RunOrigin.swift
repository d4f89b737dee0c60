package import Moments

/// The data that identify a run and that are needed to repeat it.
package struct RunOrigin: Hashable, Sendable {
    /// The start of the run.
    package let start: Timestamp
    /// The program's version.
    package let version: String
    /// The seed of its random texts.
    package let seed: UInt64
    /// The words of the command line, including the program's name.
    package let command: [String]

    package init(start: Timestamp, version: String, seed: UInt64, command: [String]) {
        self.start = start
        self.version = version
        self.seed = seed
        self.command = command
    }
}

/// The signal that ended a run before all scenarios had ended.
package struct Interruption: Hashable, Sendable {
    /// The signal's name: `SIGINT`.
    package let name: String
    package let number: Int32

    package init(name: String, number: Int32) {
        self.name = name
        self.number = number
    }

    /// The exit code that shells use for it.
    package var exitCode: Int32 { 128 + number }
}
