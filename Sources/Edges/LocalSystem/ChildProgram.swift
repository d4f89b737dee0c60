internal import Glibc

/// A child process with the same input, output and process group as this process.
///
/// Signals sent to this process are passed on to the child, which decides whether both end.
package struct ChildProgram {
    /// Blocks signals in all threads, so that they can be waited for.
    ///
    /// The child starts with the signals that were blocked before.
    package struct Signals {
        fileprivate let taken: sigset_t
        fileprivate let before: sigset_t

        /// Must be called before threads are started, because they inherit blocked signals.
        package static func block() -> Signals {
            var taken = sigset_t()
            var before = sigset_t()
            sigemptyset(&taken)
            for signal in [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGCHLD] { sigaddset(&taken, signal) }
            pthread_sigmask(SIG_BLOCK, &taken, &before)
            return Signals(taken: taken, before: before)
        }
    }

    private let id: pid_t
    private let signals: Signals

    /// Starts `command`, which is searched in `PATH`, with `variables` added to the environment.
    ///
    /// - Throws: `ChildProgramError` if the system cannot start it.
    package init(
        _ command: [String], variables: [(name: String, value: String)], _ signals: Signals
    ) throws(ChildProgramError) {
        self.signals = signals
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var mask = signals.before
        posix_spawnattr_setsigmask(&attributes, &mask)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        var arguments = command.map { strdup($0) } + [nil]
        var environment = Self.environment(with: variables).map { strdup($0) } + [nil]
        defer { for text in arguments + environment { free(text) } }
        var id = pid_t()
        let code = posix_spawnp(&id, command.first ?? "", nil, &attributes, &arguments, &environment)
        guard code == 0 else {
            throw ChildProgramError(command: command.first ?? "", reason: LocalFiles.reason(code))
        }
        self.id = id
    }

    /// The environment of this process, with `variables` added or replaced.
    private static func environment(with variables: [(name: String, value: String)]) -> [String] {
        var texts: [String] = []
        var entry = environ
        while let text = entry.pointee {
            texts.append(String(cString: text))
            entry += 1
        }
        let names = variables.map { "\($0.name)=" }
        return texts.filter { text in !names.contains { text.hasPrefix($0) } }
            + variables.map { "\($0.name)=\($0.value)" }
    }

    /// Waits until the program ends, and passes signals on to it.
    ///
    /// Returns its exit code, or 128 plus the number of the signal that ended it, as shells do.
    package func wait() -> Int32 {
        var taken = signals.taken
        while true {
            var info = siginfo_t()
            let signal = sigwaitinfo(&taken, &info)
            if signal == SIGCHLD {
                if let code = endedCode() { return code }
            } else if signal > 0, info.si_code <= 0 {
                // The terminal sends the signals of its keys to the whole group, so pass on only those that a process
                // sent.
                kill(id, signal)
            }
        }
    }

    /// The exit code; nil while the program is running.
    private func endedCode() -> Int32? {
        var status: Int32 = 0
        guard waitpid(id, &status, WNOHANG) == id else { return nil }
        // The macros WIFEXITED, WEXITSTATUS and WTERMSIG of wait(2).
        return status & 0x7f == 0 ? (status >> 8) & 0xff : 128 + status & 0x7f
    }
}

/// The reason why a program cannot be started: `cannot run 'npn': no such file or directory`.
package struct ChildProgramError: Error, Hashable, Sendable, CustomStringConvertible {
    package let command: String
    package let reason: String

    package var description: String { "cannot run '\(command)': \(reason)" }
}
