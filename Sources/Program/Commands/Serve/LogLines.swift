internal import Glibc
internal import JSONModel
internal import Threads

/// Lines that wait until a separate thread writes them to standard error.
///
/// The reader of a pipe may stop reading, so threads that answer requests must not write to it. The lines wait in
/// memory, up to a limit. Further lines are dropped and counted, and a line with the count follows as soon as there is
/// room.
final class LogLines: Sendable {
    private struct State {
        var waiting: [UInt8] = []
        /// The number of lines dropped since the last that was not.
        var dropped = 0
        var isWriting = false
        var thread: WorkerThread?
    }

    private let output: Output
    private let format: OutputFormat
    private let limit: Int
    private let state = Monitor(State())

    /// A mebibyte has room for about ten thousand lines.
    static let usualLimit = 1 << 20

    /// Up to `limit` bytes wait for `output`.
    init(_ output: Output = .standardError, format: OutputFormat, limit: Int = LogLines.usualLimit) {
        self.output = output
        self.format = format
        self.limit = limit
    }

    /// Adds a line; `line` contains no line break.
    func add(_ line: String) { add(text: line + "\n") }

    /// Adds whole lines.
    func add(text: String) {
        let isAdded = state.withLock { state in
            if state.thread == nil { state.thread = WorkerThread { [self] in write() } }
            guard state.waiting.count + text.utf8.count <= limit else {
                state.dropped += 1
                return false
            }
            let told = droppedLine(&state)
            state.waiting += told + text.utf8
            return true
        }
        if isAdded { state.signal() }
    }

    /// Waits until every line is written, but at most for `time`.
    func flush(within time: Duration) {
        let deadline = ContinuousClock.now.advanced(by: time)
        while state.withLock({ !$0.waiting.isEmpty || $0.isWriting }), ContinuousClock.now < deadline { usleep(500) }
    }

    /// A line with the number of dropped lines; empty if there are none.
    private func droppedLine(_ state: inout State) -> [UInt8] {
        guard state.dropped > 0 else { return [] }
        defer { state.dropped = 0 }
        switch format {
        case .text: return Array("\(state.dropped) lines dropped, because standard error is not read\n".utf8)
        case .json:
            let line: JSON = ["event": "dropped", "lines": .number(JSONNumber(state.dropped))]
            return Array("\(line)\n".utf8)
        }
    }

    private func write() {
        while true {
            var bytes: [UInt8] = []
            state.repeatWithLock { state in
                state.isWriting = false
                if state.waiting.isEmpty {
                    let told = droppedLine(&state)
                    state.waiting = told
                }
                guard !state.waiting.isEmpty else { return .seconds(3600) }
                swap(&bytes, &state.waiting)
                state.isWriting = true
                return nil
            }
            output.write(bytes)
        }
    }
}
