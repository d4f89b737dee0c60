internal import Glibc
internal import LocalSystem

/// Standard output or standard error, written at once and whole.
struct Output {
    private let descriptor: Int32

    static let standardOutput = Output(descriptor: STDOUT_FILENO)
    static let standardError = Output(descriptor: STDERR_FILENO)

    /// Whether a person looks at it, and neither they nor their terminal refuse colours.
    var takesColor: Bool { isTerminal && Self.allowsColor(ProcessEnvironment.variable) }

    /// By no-color.org, `NO_COLOR` counts when it is not empty; a terminal called `dumb` shows no colours.
    static func allowsColor(_ variable: (String) -> String?) -> Bool {
        (variable("NO_COLOR") ?? "").isEmpty && variable("TERM") != "dumb"
    }

    var isTerminal: Bool { isatty(descriptor) == 1 }

    /// How many columns its terminal has; nil when it is none.
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
            // Because a reader that went away, such as `head`, is no failure of ours.
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}
