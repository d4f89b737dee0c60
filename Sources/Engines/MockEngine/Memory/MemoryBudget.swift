internal import Synchronization
internal import Threads

/// The memory that the sandboxes of a mock may take together.
///
/// Everything that grows with requests has a `MemoryShare` of it: journals, resources, answers kept for idempotency keys,
/// and the sandboxes themselves. The sizes are estimates (`Footprint`). If the shares exceed the limit, the engine makes
/// room (`MockEngine+Memory.swift`): the oldest and the least used is forgotten first.
package final class MemoryBudget: Sendable {
    /// The number of things of each kind that were forgotten to make room.
    struct Forgotten: Sendable, Equatable {
        var exchanges = 0
        var answers = 0
        var resources = 0
        var sandboxes = 0

        static func += (left: inout Forgotten, right: Forgotten) {
            left.exchanges += right.exchanges
            left.answers += right.answers
            left.resources += right.resources
            left.sandboxes += right.sandboxes
        }
    }

    /// In bytes.
    package let limit: Int
    private let whenFull: @Sendable () -> Void
    private let giveBack: @Sendable () -> Void
    // Padding, so that the numbers below share no line of the cache with the members above.
    private let padding = InlineArray<16, UInt64>(repeating: 0)
    private let usedBytes = Atomic(0)
    /// The number of bytes from which room is made.
    ///
    /// It is above the limit if nothing more could be forgotten.
    private let threshold: Atomic<Int>
    private let isMakingRoom = Atomic(false)
    private let forgottenSoFar = Locked(Forgotten())

    package static let usualLimit = 256 << 20

    /// `whenFull` is called when room is made for the first time, and `giveBack` whenever it was made.
    package init(
        limit: Int = MemoryBudget.usualLimit, whenFull: @escaping @Sendable () -> Void = {},
        giveBack: @escaping @Sendable () -> Void = {}
    ) {
        self.limit = limit
        self.whenFull = whenFull
        self.giveBack = giveBack
        threshold = Atomic(limit)
    }

    /// The bytes of all shares.
    var used: Int { usedBytes.load(ordering: .relaxed) }

    var forgotten: Forgotten { forgottenSoFar.withLock { $0 } }

    /// Whether room has to be made.
    var isExceeded: Bool { usedBytes.load(ordering: .relaxed) > threshold.load(ordering: .relaxed) }

    /// Calls `forget` with the number of bytes to reach, unless another thread does the same.
    ///
    /// An eighth of the limit becomes free at once, so that this happens seldom.
    func makeRoom(_ forget: (_ goal: Int) -> Forgotten) {
        guard isMakingRoom.exchange(true, ordering: .acquiring) == false else { return }
        defer { isMakingRoom.store(false, ordering: .releasing) }
        let isFirst = forgotten == Forgotten()
        let forgotten = forget(limit - limit / 8)
        forgottenSoFar.withLock { $0 += forgotten }
        // If that was all, the next attempt comes after further growth, and not with each request.
        threshold.store(max(limit, used + limit / 8), ordering: .relaxed)
        giveBack()
        if isFirst { whenFull() }
    }

    fileprivate func add(_ bytes: Int) {
        if bytes != 0 { usedBytes.wrappingAdd(bytes, ordering: .relaxed) }
    }
}

/// The bytes that one owner takes of the budget; they are given back with the owner.
struct MemoryShare: ~Copyable {
    let budget: MemoryBudget
    private(set) var bytes = 0
    /// The bytes that the budget has not been told of.
    ///
    /// Small changes wait, because all threads write the number of the budget.
    private var untold = 0
    private static let leastTold = 1 << 10

    init(of budget: MemoryBudget, bytes: Int = 0) {
        self.budget = budget
        add(bytes)
    }

    deinit { budget.add(untold - bytes) }

    mutating func add(_ more: Int) {
        bytes += more
        untold += more
        guard abs(untold) >= Self.leastTold else { return }
        budget.add(untold)
        untold = 0
    }

    mutating func giveBack() { add(-bytes) }
}
