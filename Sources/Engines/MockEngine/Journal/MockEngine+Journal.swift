internal import Expressions
internal import HTTPModel
internal import MockProtocol

/// Recording exchanges: references to values that exist anyway.
extension MockEngine {
    func record(_ call: Call, _ answered: Answered, since start: Duration) {
        if options.journal.areOff { return }
        let duration = options.uptime() - start
        call.sandbox.journal?.add(byEngine: position) { number, limits in
            JournalEntry(
                number: number, time: call.now, duration: duration, request: call.request,
                answered: answered, limits: limits)
        }
    }

    /// Records a request without an operation.
    func record(_ request: HTTPRequest, _ answered: Answered, since start: Duration) {
        // Because without a journal no sandbox should be made for it.
        if options.journal.areOff { return }
        let sandbox = sandboxes[request.fields[MockInterface.sandboxField]]
        guard let journal = sandbox.journal else { return }
        let now = options.now()
        sandbox.core.use(at: now)
        let time = sandbox.core.clock.time(at: now)
        let duration = options.uptime() - start
        journal.add(byEngine: position) { number, limits in
            JournalEntry(
                number: number, time: time, duration: duration, request: request, answered: answered, limits: limits)
        }
        keepWithinBudget()
    }

    /// Judges the exchanges that other engines have answered, which this one succeeds, so that their APIs can be freed.
    package func settleJournals() {
        for sandbox in sandboxes.all { sandbox.journal?.settle() }
    }
}
