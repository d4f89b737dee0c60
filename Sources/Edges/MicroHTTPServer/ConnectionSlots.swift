internal import Threads

/// The number of connections that may still be opened.
final class ConnectionSlots: Sendable {
    private struct State {
        var free: Int
        var isClosed = false
    }

    private let state: Monitor<State>

    init(count: Int) { state = Monitor(State(free: count)) }

    /// Takes a slot, and waits until one is free; false after `close()`.
    func take() -> Bool {
        var isTaken = false
        state.repeatWithLock { state in
            guard !state.isClosed, state.free == 0 else {
                isTaken = !state.isClosed
                state.free -= isTaken ? 1 : 0
                return nil
            }
            return .seconds(3600)
        }
        return isTaken
    }

    func giveBack() {
        state.withLock { $0.free += 1 }
        state.signal()
    }

    /// Gives out no more slots, and ends all waiting.
    func close() {
        state.withLock { $0.isClosed = true }
        state.signal()
    }
}
