internal import Glibc
internal import LocalSystem
internal import Synchronization

/// Standard output or standard error; texts are written whole.
struct Output {
    let descriptor: Int32

    static let standardOutput = Output(descriptor: STDOUT_FILENO)
    static let standardError = Output(descriptor: STDERR_FILENO)

    /// Whether the output is a terminal that shows colours, and the user has not turned them off.
    var takesColor: Bool { isTerminal && Self.allowsColor(ProcessEnvironment.variable) }

    /// A non-empty `NO_COLOR` turns colours off (no-color.org); a `TERM` of `dumb` cannot show any.
    static func allowsColor(_ variable: (String) -> String?) -> Bool {
        (variable("NO_COLOR") ?? "").isEmpty && variable("TERM") != "dumb"
    }

    var isTerminal: Bool { isatty(descriptor) == 1 }

    /// The number of columns of its terminal; nil without one.
    var width: Int? {
        var size = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }

    func write(_ text: String) { write(Array(text.utf8)) }

    func write(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                if Self.failures.indices.contains(Int(descriptor)) {
                    Self.failures[Int(descriptor)].store(errno, ordering: .relaxed)
                }
                return
            }
            rest = rest.dropFirst(count)
        }
    }

    /// Writes as much as is possible without waiting for a reader.
    func writeIfReady(_ text: String) {
        var event = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        if poll(&event, 1, 0) > 0 { write(text) }
    }

    /// Checks that everything was written so far.
    ///
    /// - Throws: `Failure` if it was not. A reader that went away, such as `head`, is not an error.
    func check() throws(Failure) {
        let code = Self.failures[Int(descriptor)].load(ordering: .relaxed)
        guard code != 0, code != EPIPE else { return }
        throw .environment("cannot write to \(name): \(LocalFiles.reason(code))")
    }

    private var name: String { descriptor == STDOUT_FILENO ? "standard output" : "standard error" }

    /// The `errno` of the latest failure for each descriptor; 0 for none.
    private static let failures: InlineArray<3, Atomic<Int32>> = [Atomic(0), Atomic(0), Atomic(0)]
}
