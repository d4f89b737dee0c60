/// Making room when the sandboxes take more memory than they may.
extension MockEngine {
    /// Forgets the oldest and the least used, if the budget is exceeded.
    ///
    /// Must not be called while the lock of a sandbox is held.
    func keepWithinBudget() {
        if options.memory.isExceeded { makeRoom() }
    }

    /// Forgets in this order, until enough is free.
    ///
    /// 1. the oldest exchanges of the least recently used sandbox, then of the next, because no answer depends on them;
    /// 2. the least recently used sandboxes as a whole;
    /// 3. of the sandbox without a name and the last other one that was used: the oldest exchanges, the oldest answers
    ///    kept for idempotency keys, and the oldest resources.
    private func makeRoom() {
        let memory = options.memory
        memory.makeRoom { goal in
            var forgotten = MemoryBudget.Forgotten()
            func forgetExchanges(of sandbox: Sandbox?) {
                forgotten.exchanges += sandbox?.journal?.forgetOldest(bytes: memory.used - goal) ?? 0
            }
            // By name, because a sandbox is not freed while a list holds it.
            let names = sandboxes.leastRecentlyUsedFirst
            for name in names.dropLast() where memory.used > goal { forgetExchanges(of: sandboxes.existing(name)) }
            for name in names.dropLast() where memory.used > goal { forgotten.sandboxes += sandboxes.forget(name) }
            let busy = [names.last.flatMap { sandboxes.existing($0) }, sandboxes.unnamed].compactMap(\.self)
            for sandbox in busy where memory.used > goal { forgetExchanges(of: sandbox) }
            for sandbox in busy where memory.used > goal {
                forgotten += sandbox.exclusively { $0.forgetOldest(bytes: memory.used - goal) }
            }
            return forgotten
        }
    }
}
