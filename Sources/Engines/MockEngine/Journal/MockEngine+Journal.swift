internal import Expressions
internal import HTTPModel
internal import MockProtocol

/// What goes into the journal: references to what is there anyway.
extension MockEngine {
    func record(_ call: Call, _ answered: Answered, since start: Duration) {
        if options.journal.areOff { return }
        let duration = options.uptime() - start
        call.sandbox.journal?.add(byEngine: position) { number, limits in
            JournalEntry(
                number: number, time: call.now, duration: duration, request: call.request,
                answered: answered, api: nil, limits: limits)
        }
    }

    /// A request that led to no operation.
    func record(_ request: HTTPRequest, _ answered: Answered, since start: Duration, api: API?) {
        // Because a sandbox is not made for it where there is no journal.
        if options.journal.areOff { return }
        let sandbox = sandboxes[request.fields[MockInterface.sandboxField]]
        guard let journal = sandbox.journal else { return }
        let time = sandbox.core.clock.time(at: options.now())
        let duration = options.uptime() - start
        journal.add(byEngine: position) { number, limits in
            JournalEntry(
                number: number, time: time, duration: duration, request: request, answered: answered,
                api: api, limits: limits)
        }
    }
}
