internal import Expressions
internal import HTTPModel

/// What goes into the journal: references to what is there anyway.
extension MockEngine {
    func record(_ call: Call, _ response: HTTPResponse, since start: Duration) {
        guard let journal = call.sandbox.journal else { return }
        let exchange = Exchange(
            number: call.sandbox.nextExchange(), time: call.now, duration: options.uptime() - start,
            request: call.request, response: response, api: nil, call: call, limits: journal.limits)
        journal.add(exchange, byEngine: position)
    }

    /// A request that led to no operation.
    func record(_ request: HTTPRequest, _ response: HTTPResponse, since start: Duration, api: API?) {
        // Because a sandbox is not made for it where there is no journal.
        if options.journal.areOff { return }
        let sandbox = sandboxes[request.fields[Sandboxes.header]]
        guard let journal = sandbox.journal else { return }
        let exchange = Exchange(
            number: sandbox.nextExchange(), time: sandbox.time(at: options.now()), duration: options.uptime() - start,
            request: request, response: response, api: api, call: nil, limits: journal.limits)
        journal.add(exchange, byEngine: position)
    }
}
