internal import Threads

/// The server's side of an `HTTPReply`, which waits for one response or is abandoned.
package final class PendingReply: Sendable {
    private enum State {
        case waiting([@Sendable () -> Void])
        case answered
        case abandoned
    }

    private let state = Locked(State.waiting([]))
    private let take: @Sendable (HTTPResponse) -> Void

    /// `take` receives the response, on the thread that sends it.
    package init(_ take: @escaping @Sendable (HTTPResponse) -> Void) { self.take = take }

    /// Ignores a later response, and calls the work that was registered for abandonment.
    package func abandon() {
        let works: [@Sendable () -> Void] = state.withLock { state in
            guard case .waiting(let works) = state else { return [] }
            state = .abandoned
            return works
        }
        for work in works { work() }
    }

    func deliver(_ response: () -> HTTPResponse) {
        let isFirst = state.withLock { state in
            guard case .waiting = state else { return false }
            state = .answered
            return true
        }
        if isFirst { take(response()) }
    }

    func onAbandonment(_ work: @escaping @Sendable () -> Void) {
        let isAbandoned = state.withLock { state in
            switch state {
            case .waiting(let works): state = .waiting(works + [work])
            case .answered: break
            case .abandoned: return true
            }
            return false
        }
        if isAbandoned { work() }
    }
}
