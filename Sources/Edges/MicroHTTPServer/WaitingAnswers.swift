internal import CMicroHTTPD
internal import Glibc
internal import HTTPModel
internal import Synchronization
internal import Threads

/// Suspends connections whose answer comes later, and resumes each when its answer is there, from any thread.
///
/// One thread watches all of them, for the ends of delays and of the time for answers, and for clients that disconnect.
/// It starts with the first, so a server whose answers are all immediate has no such thread.
final class WaitingAnswers: Sendable {
    enum Admission {
        case suspended
        /// The limit of waiting connections is reached.
        case full(limit: Int)
        case stopped
    }

    private struct Waiting {
        let connection: Connection
        let request: OpenRequest
        /// The response to send at the deadline; nil if there is no answer yet and it is too late then.
        var response: HTTPResponse?
        var deadline: ContinuousClock.Instant
        /// The source of the answer; nil if the answer is there.
        let reply: PendingReply?
    }

    private struct State {
        var waiting: [Int: Waiting] = [:]
        /// It may contain numbers that are no longer waiting.
        var deadlines = DeadlineQueue<Int>()
        var watch: SocketWatch?
        var thread: WorkerThread?
        var isStopped = false
    }

    /// The maximum time for an answer that does not set its own.
    let timeout: Duration
    private let limit: Int
    private let state = Monitor(State())
    private let nextNumber = Atomic(0)

    init(limit: Int, timeout: Duration) {
        self.limit = limit
        self.timeout = timeout
    }

    /// Suspends `connection` until `answer` is there and its delay is over.
    ///
    /// Call it only from the connection's handler, because libmicrohttpd allows suspending only there. The handler is
    /// called again when the request has an outcome.
    func suspend(_ connection: Connection, of request: OpenRequest, until answer: HTTPAnswer)
        -> Admission
    {
        let number = nextNumber.add(1, ordering: .relaxed).newValue
        switch answer {
        case .now(let response):
            let deadline = ContinuousClock.now.advanced(by: response.delay)
            return insert(
                Waiting(
                    connection: connection, request: request, response: response, deadline: deadline,
                    reply: nil),
                number: number)
        case .later(let start):
            let reply = PendingReply { [self] in take($0, number: number) }
            let deadline = ContinuousClock.now.advanced(by: timeout)
            let admission = insert(
                Waiting(connection: connection, request: request, deadline: deadline, reply: reply),
                number: number)
            // The answer may come immediately, so the connection must be suspended first.
            if case .suspended = admission { start(HTTPReply(reply)) }
            return admission
        }
    }

    /// Resumes every connection without an answer, and ends the thread.
    ///
    /// No connection can be suspended after that.
    func stop() {
        let (numbers, thread) = state.withLock { state in
            state.isStopped = true
            state.watch?.setTimer(after: .zero)
            return (Array(state.waiting.keys), state.thread.take())
        }
        for number in numbers { resume(number, with: .gone) }
        thread?.join()
    }

    private func insert(_ waiting: Waiting, number: Int) -> Admission {
        state.withLock { state in
            if state.isStopped { return .stopped }
            guard state.waiting.count < limit, let watch = watch(&state) else {
                return .full(limit: limit)
            }
            waiting.connection.suspend()
            state.waiting[number] = waiting
            watch.add(waiting.connection.socket, number: number)
            schedule(number, waiting.deadline, &state)
            return .suspended
        }
    }

    /// Wakes the thread at `deadline`, unless it wakes earlier anyway.
    private func schedule(_ number: Int, _ deadline: ContinuousClock.Instant, _ state: inout State) {
        // An early answer leaves its number in the queue, so remove such numbers before they take much memory.
        if state.deadlines.count > 2 * state.waiting.count + 64 {
            state.deadlines.keep { [waiting = state.waiting] in waiting[$0] != nil }
        }
        state.deadlines.insert(number, deadline: deadline)
        if state.deadlines.nextDeadline == deadline {
            state.watch?.setTimer(after: ContinuousClock.now.duration(to: deadline))
        }
    }

    /// Receives the response of a later answer.
    private func take(_ response: HTTPResponse, number: Int) {
        guard response.delay > .zero else {
            resume(number, with: .response(response))
            return
        }
        let deadline = ContinuousClock.now.advanced(by: response.delay)
        state.withLock { state in
            guard state.waiting[number] != nil else { return }
            state.waiting[number]?.response = response
            state.waiting[number]?.deadline = deadline
            schedule(number, deadline, &state)
        }
    }

    /// Resumes the connection, if it is still suspended.
    private func resume(_ number: Int, with outcome: OpenRequest.Outcome) {
        let resumed = state.withLock { state in remove(number, outcome, &state) }
        guard case .response = outcome else {
            resumed?.reply?.abandon()
            return
        }
    }

    private func remove(_ number: Int, _ outcome: OpenRequest.Outcome, _ state: inout State)
        -> Waiting?
    {
        guard let waiting = state.waiting.removeValue(forKey: number) else { return nil }
        state.watch?.remove(waiting.connection.socket)
        waiting.request.outcome = outcome
        waiting.connection.resume()
        return waiting
    }

    /// The watch, which is started if necessary; nil if the system has no descriptors left.
    private func watch(_ state: inout State) -> SocketWatch? {
        if let watch = state.watch { return watch }
        guard let watch = SocketWatch(),
            let thread = WorkerThread({ [self] in resumeUntilStopped(watch) })
        else {
            return nil
        }
        (state.watch, state.thread) = (watch, thread)
        return watch
    }

    private func resumeUntilStopped(_ watch: SocketWatch) {
        while resumeDue() {
            for number in watch.wait() { resume(number, with: .gone) }
        }
    }

    /// Resumes the connections that are due, and sets the timer for the next; false if the server stops.
    private func resumeDue() -> Bool {
        let late: [Waiting]? = state.withLock { state in
            if state.isStopped { return nil }
            var late: [Waiting] = []
            let now = ContinuousClock.now
            while let number = state.deadlines.removeFirst(dueAt: now) {
                // A delay may have moved the deadline, or the answer has come.
                guard let waiting = state.waiting[number], waiting.deadline <= now else { continue }
                if let response = waiting.response {
                    _ = remove(number, .response(response), &state)
                } else if let waiting = remove(number, .timedOut, &state) {
                    late.append(waiting)
                }
            }
            if let next = state.deadlines.nextDeadline {
                state.watch?.setTimer(after: now.duration(to: next))
            }
            return late
        }
        guard let late else { return false }
        for waiting in late { waiting.reply?.abandon() }
        return true
    }
}
