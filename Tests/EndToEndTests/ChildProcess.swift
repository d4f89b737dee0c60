import Glibc

/// A program that was started, with what it writes held in pipes.
///
/// It never outlives this value.
final class ChildProcess {
    struct Outcome: Equatable {
        /// The exit code; minus the signal's number when a signal ended the program.
        let exit: Int32
        let output: String
        let errors: String
    }

    enum Failure: Error, CustomStringConvertible {
        case notStarted(program: String, reason: String)
        /// It ended before it wrote a whole line where one was waited for.
        case noLine(errors: String)
        /// Nothing came for so long that it was killed.
        case silent(seconds: Int32, output: String, errors: String)

        var description: String {
            switch self {
            case .notStarted(let program, let reason): "cannot start '\(program)': \(reason)"
            case .noLine(let errors): "the program ended without a line on standard output; its errors: '\(errors)'"
            case .silent(let seconds, let output, let errors):
                "the program wrote nothing for \(seconds) seconds; before, it wrote '\(output)' and '\(errors)'"
            }
        }
    }

    let id: pid_t
    private var output: OutputPipe
    private var errors: OutputPipe
    private var hasEnded = false

    /// Starts `program` in `folder`, with nothing on standard input and an environment that holds only what is needed
    /// to find other programs.
    init(_ program: String, _ arguments: [String], folder: String = ".") throws(Failure) {
        output = OutputPipe()
        errors = OutputPipe()
        id = try Spawn.start(
            program, arguments, folder: folder, output: output.writeEnd, errors: errors.writeEnd)
        output.closeWriteEnd()
        errors.closeWriteEnd()
    }

    deinit {
        if !hasEnded {
            kill(id, SIGKILL)
            waitForEnd()
        }
        output.close()
        errors.close()
    }

    /// The next line on standard output.
    func readLine() throws(Failure) -> String {
        while true {
            if let line = output.takeLine() { return line }
            guard try readMore() else { throw .noLine(errors: errors.text) }
        }
    }

    /// The next line on standard error.
    func readErrorLine() throws(Failure) -> String {
        while true {
            if let line = errors.takeLine() { return line }
            guard try readMore() else { throw .noLine(errors: errors.text) }
        }
    }

    func send(signal: Int32) { kill(id, signal) }

    /// Goes away as a reader of standard error.
    func closeErrors() { errors.close() }

    /// Waits for the end; the outcome holds what was not read before.
    func finish() throws(Failure) -> Outcome {
        while try readMore() {}
        return Outcome(exit: waitForEnd(), output: output.text, errors: errors.text)
    }

    /// False when both pipes are at their end.
    private func readMore() throws(Failure) -> Bool {
        guard !output.isAtEnd || !errors.isAtEnd else { return false }
        let seconds: Int32 = 60
        // Because poll ignores a negative descriptor, a pipe at its end does no harm.
        var events = [output, errors].map { pollfd(fd: $0.readEnd, events: Int16(POLLIN), revents: 0) }
        guard poll(&events, 2, seconds * 1000) > 0 else {
            kill(id, SIGKILL)
            throw .silent(seconds: seconds, output: output.text, errors: errors.text)
        }
        if events[0].revents != 0 { output.readSome() }
        if events[1].revents != 0 { errors.readSome() }
        return true
    }

    @discardableResult
    private func waitForEnd() -> Int32 {
        var status: Int32 = 0
        while waitpid(id, &status, 0) < 0, errno == EINTR {}
        hasEnded = true
        let signal = status & 0x7F
        return signal == 0 ? status >> 8 & 0xFF : -signal
    }
}
