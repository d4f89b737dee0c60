internal import Glibc
internal import HTTPModel
internal import Synchronization
internal import Threads

/// Responders that can be replaced while they answer.
///
/// Each thread keeps its responder. For each request it compares one number to see whether there is a newer one. So it
/// takes no lock and shares no reference counts. The old responders finish the requests that they have begun.
final class ReplaceableResponders: Sendable {
    private let generation = Atomic(0)
    private let latest: Locked<[any HTTPResponder]>

    init(_ responders: [any HTTPResponder]) {
        precondition(!responders.isEmpty, "there must be a responder to replace")
        latest = Locked(responders)
    }

    /// The current responders.
    var current: [any HTTPResponder] { latest.withLock { $0 } }

    /// A stand-in for each responder, which uses the current one at its position.
    var standIns: [any HTTPResponder] { current.indices.map { StandIn(position: $0, in: self) } }

    /// Lets `others` answer every request that begins from now on.
    func replace(with others: [any HTTPResponder]) {
        precondition(!others.isEmpty, "there must be a responder to replace with")
        latest.withLock { responders in
            responders = others
            generation.add(1, ordering: .releasing)
        }
    }

    var latestGeneration: Int { generation.load(ordering: .acquiring) }

    fileprivate func latest(at position: Int) -> (responder: any HTTPResponder, generation: Int) {
        latest.withLock { ($0[position % $0.count], generation.load(ordering: .relaxed)) }
    }
}

/// Stands for the current responder at a position.
private final class StandIn: HTTPResponder {
    /// The responder that one thread uses.
    private final class Held {
        var responder: any HTTPResponder
        var generation: Int

        init(_ latest: (responder: any HTTPResponder, generation: Int)) {
            responder = latest.responder
            generation = latest.generation
        }
    }

    private let position: Int
    private let responders: ReplaceableResponders
    /// The key of each thread's own `Held`.
    private let key: pthread_key_t

    init(position: Int, in responders: ReplaceableResponders) {
        self.position = position
        self.responders = responders
        var key = pthread_key_t()
        let code = pthread_key_create(&key) { held in
            if let held { Unmanaged<Held>.fromOpaque(held).release() }
        }
        precondition(code == 0, "the system has no more keys for values of threads")
        self.key = key
    }

    deinit { pthread_key_delete(key) }

    func answer(to request: HTTPRequest) -> HTTPAnswer { newest.answer(to: request) }

    func completing(_ response: HTTPResponse, reason: String, to request: HTTPRequest) -> HTTPResponse {
        newest.completing(response, reason: reason, to: request)
    }

    /// The current responder, which this thread keeps from now on.
    private var newest: any HTTPResponder {
        let held = held
        if held.generation != responders.latestGeneration {
            (held.responder, held.generation) = responders.latest(at: position)
        }
        return held.responder
    }

    private var held: Held {
        if let known = pthread_getspecific(key) { return Unmanaged<Held>.fromOpaque(known).takeUnretainedValue() }
        let held = Held(responders.latest(at: position))
        pthread_setspecific(key, Unmanaged.passRetained(held).toOpaque())
        return held
    }
}
