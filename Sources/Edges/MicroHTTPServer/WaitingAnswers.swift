internal import CMicroHTTPD
internal import Glibc
internal import HTTPModel
internal import Synchronization
internal import Threads

/// Suspends connections whose answer comes later, and resumes each when it is there, from any thread.
///
/// One thread watches all of them: for the moment a delay or the time for an answer is over, and for clients that go.
/// It starts with the first, so that a server that always answers at once has none.
final class WaitingAnswers: Sendable {
    enum Admission {
        case suspended
        /// As many wait as may.
        case full(limit: Int)
        case stopped
    }

    private struct Waiting {
        let connection: Connection
        let request: OpenRequest
        /// What is sent when the deadline comes; nil for an answer that is late then.
        var response: HTTPResponse?
        var deadline: ContinuousClock.Instant
        /// Where the answer comes from; nil where it is there.
        let reply: PendingReply?
    }

    private struct State {
        var waiting: [Int: Waiting] = [:]
        /// With the numbers of some that wait no longer.
        var deadlines = DeadlineQueue<Int>()
        var watch: SocketWatch?
        var thread: WorkerThread?
        var isStopped = false
    }

    /// How long an answer may take that does not say how long it takes.
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
    /// Call it from the connection's handler only: there alone libmicrohttpd allows suspending. The handler is called
    /// again when the request has an outcome.
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
            // Because the answer may come at once, the connection must be suspended before.
            if case .suspended = admission { start(HTTPReply(reply)) }
            return admission
        }
    }

    /// Resumes every connection without an answer and ends the thread; nothing is suspended any more.
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

    /// Wakes the thread at `deadline` if nothing wakes it earlier.
    private func schedule(_ number: Int, _ deadline: ContinuousClock.Instant, _ state: inout State) {
        // Because an answer that came early leaves its number, many of them would take memory for as long as `timeout`.
        if state.deadlines.count > 2 * state.waiting.count + 64 {
            state.deadlines.keep { [waiting = state.waiting] in waiting[$0] != nil }
        }
        state.deadlines.insert(number, deadline: deadline)
        if state.deadlines.nextDeadline == deadline {
            state.watch?.setTimer(after: ContinuousClock.now.duration(to: deadline))
        }
    }

    /// Takes the response that a responder gave late.
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

    /// Lets the connection go on, unless it does already.
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

    /// The watch, with its thread; nil when the system has none.
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

    /// Resumes those whose time is over and sets the timer for the next; false when the server stops.
    private func resumeDue() -> Bool {
        let late: [Waiting]? = state.withLock { state in
            if state.isStopped { return nil }
            var late: [Waiting] = []
            let now = ContinuousClock.now
            while let number = state.deadlines.removeFirst(dueAt: now) {
                // Because a delay may have moved the deadline, or the answer has come.
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
