internal import Glibc
internal import HTTPModel
internal import Synchronization
internal import Threads

/// The lanes of a server, one for each of its threads.
final class Lanes: Sendable {
    private let lanes: [Lane]
    // Because the library names no threads, they are told apart by the system's names for them: a variable of a C
    // function in a header exists once in each object file that calls it, and would count each thread several times.
    private let dealt = Locked<[pthread_t: Lane]>([:])

    /// There must be at least one responder; with fewer than threads, some are shared.
    init(responders: [any HTTPResponder], threads: Int) {
        lanes = (0..<max(threads, responders.count)).map { Lane(responder: responders[$0 % responders.count]) }
    }

    /// The calling thread's lane, which is dealt to it when it asks for the first time.
    var ofThisThread: Lane {
        let thread = pthread_self()
        return dealt.withLock { dealt in
            if let lane = dealt[thread] { return lane }
            precondition(dealt.count < lanes.count, "libmicrohttpd has more threads than it was started with")
            let lane = lanes[dealt.count]
            dealt[thread] = lane
            return lane
        }
    }

    /// Requests that began on a lane and have not ended.
    var openRequestCount: Int { lanes.reduce(0) { $0 + $1.openRequestCount.load(ordering: .acquiring) } }
}
