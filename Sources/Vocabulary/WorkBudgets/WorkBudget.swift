internal import Glibc

/// The work that this thread may still do for one request, or for one check of a file.
///
/// Whatever can take longer than a few passes over its input spends from it: applying schemas, matching patterns,
/// queries of JSONPath, exact decimals, making values. A unit is about 10 to 50 ns. Units are counted, not time, so that
/// the same request always ends in the same way.
///
/// It belongs to the thread, as a request is answered by one thread, so that no function can forget to pass it on. When
/// it is spent, everything that spends from it gives up at once with some result, and whoever set the limit discards that
/// result:
///
/// ```swift
/// let (answer, excess) = WorkBudget.limited(to: 50_000_000) { answer(request) }
/// if let excess { return tooMuchWork(excess) }
/// ```
///
/// Outside of `limited`, each single task has the default limit.
package final class WorkBudget {
    /// The default limit: half a second to three seconds of work.
    package static let defaultLimit = 50_000_000

    /// The units that the next task may spend.
    package private(set) var allowance = WorkBudget.defaultLimit
    private var limit = WorkBudget.defaultLimit
    private var isLimited = false
    private var excess: WorkExcess?

    private init() {}

    /// Whether the limit was reached, so that results are discarded.
    package var isExceeded: Bool { excess != nil }

    /// Runs `body` with at most `limit` units, and says what went beyond them; nil if nothing did.
    package static func limited<Result, Failure: Error>(
        to limit: Int, _ body: () throws(Failure) -> Result
    ) throws(Failure) -> (result: Result, excess: WorkExcess?) {
        let budget = ofThisThread
        let outer = (
            allowance: budget.allowance, limit: budget.limit, isLimited: budget.isLimited, excess: budget.excess
        )
        budget.limit = outer.isLimited ? min(limit, outer.allowance) : limit
        budget.allowance = budget.limit
        budget.isLimited = true
        budget.excess = nil
        defer {
            let spent = budget.limit - budget.allowance
            let isOutersEnd = budget.limit == outer.allowance
            budget.excess = outer.excess ?? (outer.isLimited && isOutersEnd ? budget.excess : nil)
            budget.allowance = outer.isLimited ? outer.allowance - spent : outer.allowance
            budget.limit = outer.limit
            budget.isLimited = outer.isLimited
        }
        return (try body(), budget.excess)
    }

    /// Takes `units` for `task`, a phrase such as `matching the pattern '^a'`.
    ///
    /// False when there are not so many left: the task must give up.
    package func spend(_ units: Int, on task: @autoclosure () -> String) -> Bool {
        if units <= allowance {
            if isLimited { allowance -= units }
            return true
        }
        guard isLimited else { return false }
        allowance = 0
        if excess == nil { excess = WorkExcess(limit: limit, task: task()) }
        return false
    }

    package static var ofThisThread: WorkBudget {
        if let kept = pthread_getspecific(key) { return Unmanaged<WorkBudget>.fromOpaque(kept).takeUnretainedValue() }
        let made = WorkBudget()
        pthread_setspecific(key, Unmanaged.passRetained(made).toOpaque())
        return made
    }

    /// The key of each thread's own budget.
    ///
    /// It is released when the thread ends.
    private static let key: pthread_key_t = {
        var key = pthread_key_t()
        let status = pthread_key_create(&key) { kept in
            if let kept { Unmanaged<WorkBudget>.fromOpaque(kept).release() }
        }
        precondition(status == 0, "no key for thread-local storage is left")
        return key
    }()
}
