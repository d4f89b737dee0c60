package import Moments

/// Where a run comes from: what it takes to tell it from others, and to make it again.
package struct RunOrigin: Hashable, Sendable {
    /// When it began.
    package let start: Timestamp
    /// Of the program.
    package let version: String
    /// Where its random texts came from.
    package let seed: UInt64
    /// The words of the command line, the program's name first.
    package let command: [String]

    package init(start: Timestamp, version: String, seed: UInt64, command: [String]) {
        self.start = start
        self.version = version
        self.seed = seed
        self.command = command
    }
}

/// What ended a run before all of its scenarios had ended.
package struct Interruption: Hashable, Sendable {
    /// Of the signal: `SIGINT`.
    package let name: String
    package let number: Int32

    package init(name: String, number: Int32) {
        self.name = name
        self.number = number
    }

    /// As shells have it.
    package var exitCode: Int32 { 128 + number }
}
