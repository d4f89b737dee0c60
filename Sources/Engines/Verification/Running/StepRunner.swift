internal import Contract
internal import Expressions
internal import HTTPModel
internal import JSONModel
internal import Moments
internal import ScenarioModel
internal import WorkBudgets

/// Sends one step as often as it asks for, and judges the last response.
struct StepRunner {
    let step: Step
    let verifier: Verifier
    let state: ScenarioState
    let now: () -> Timestamp
    let compose: (Step, StepScope) throws(UnsendableRequest) -> RequestComposer.Composed
    private(set) var attempts = Attempts(count: 0)

    init(
        step: Step, verifier: Verifier, state: ScenarioState, now: @escaping () -> Timestamp,
        compose: @escaping (Step, StepScope) throws(UnsendableRequest) -> RequestComposer.Composed
    ) {
        self.step = step
        self.verifier = verifier
        self.state = state
        self.now = now
        self.compose = compose
    }

    /// The result of the step.
    struct Result {
        var problems: [StepProblem] = []
        var checks = 0
        var operation: Operation?
        var exchange: Exchange?
        /// Nil when no response was judged.
        var outputs: JSONObject?
        /// The value of the judged response's body.
        var received: JSON?
    }

    mutating func run() -> Result {
        let start = verifier.options.uptime()
        while true {
            attempts.count += 1
            // Because a credential or an id may be valid for one request only, each attempt has a new request.
            var scope = StepScope(state: state, now: now())
            let composed: RequestComposer.Composed
            do throws(UnsendableRequest) { composed = try compose(within: scope) } catch {
                return Result(problems: [.unsendable(reason: error.description)])
            }
            scope.sent = composed.sent
            let (ended, exchange) = send(composed)
            switch ended {
            case .failure(let error):
                return Result(problems: [.unreachable(error)], operation: composed.operation, exchange: exchange)
            case .success(let response):
                let (result, excess) = WorkBudget.limited(to: WorkBudget.defaultLimit) {
                    let received = ReceivedResponse(response, to: composed.operation)
                    return self.result(of: received, exchange, composed.operation, scope, since: start)
                }
                if let excess {
                    let checks = step.expectation.checkCount + (composed.operation == nil ? 0 : 1)
                    return Result(
                        problems: [.tooMuchWork(excess)], checks: checks, operation: composed.operation,
                        exchange: exchange)
                }
                if let result { return result }
            }
        }
    }

    private func compose(within scope: StepScope) throws(UnsendableRequest) -> RequestComposer.Composed {
        let (composed, excess) = try WorkBudget.limited(to: WorkBudget.defaultLimit) {
            () throws(UnsendableRequest) in try compose(step, scope)
        }
        if let excess { throw .tooMuchWork(excess) }
        return composed
    }

    /// Sends the request, again if no connection could be made and the step allows it.
    private mutating func send(
        _ composed: RequestComposer.Composed
    ) -> (ended: Swift.Result<HTTPResponse, TransportError>, exchange: Exchange) {
        let (sent, options) = (composed.sent, verifier.options)
        var pause = Duration.milliseconds(100)
        var left = step.retries
        while true {
            let start = options.uptime()
            var waiting = Waiting.none
            func exchange(_ response: HTTPResponse?) -> Exchange {
                Exchange(
                    baseURL: sent.baseURL, request: sent.request, response: response,
                    duration: options.uptime() - start - waiting.duration, waiting: waiting,
                    start: start + waiting.duration)
            }
            do throws(TransportError) {
                let response = try options.pace.send(
                    sent.request, to: sent.baseURL, timeout: step.timeout ?? options.timeout, over: verifier.transport,
                    expectsRefusal: step.expectation.allows(status: 429), &waiting, resent: &attempts.resent)
                return (.success(response), exchange(response))
            } catch {
                // Because the server may have carried out a request that failed in any other way, it is not sent again.
                guard error.kind == .notConnected, left > 0 else {
                    return (.failure(error), exchange(nil))
                }
                left -= 1
                attempts.retries += 1
                options.sleep(pause)
                pause = min(pause * 2, .seconds(5))
            }
        }
    }

    /// The result if a response ends the step; nil when the step goes on, after its pause.
    private mutating func result(
        of received: ReceivedResponse, _ exchange: Exchange, _ operation: Operation?, _ scope: StepScope,
        since start: Duration
    ) -> Result? {
        var scope = scope
        scope.received = received
        func judgement(_ conditions: Int) -> Result {
            let judgement = StepJudgement(received, to: step, scope: scope)
            return Result(
                problems: judgement.problems, checks: judgement.checks + conditions, operation: operation,
                exchange: exchange, outputs: judgement.outputs, received: judgement.body)
        }
        guard let repetition = step.repetition else { return judgement(0) }
        func ended(_ condition: UnmetCondition) -> Result {
            Result(
                problems: [.unmet(condition)], checks: repetition.until.count, operation: operation,
                exchange: exchange)
        }
        let status = received.response.status
        if let condition = repetition.failWhen.first(where: { $0.isTrue(in: scope) }) {
            attempts.endedBy = RepeatKey.failWhen.rawValue
            return ended(.failWhen(condition.text, attempt: attempts.count, status: status))
        }
        guard let missing = repetition.until.first(where: { !$0.isTrue(in: scope) }) else {
            attempts.endedBy = RepeatKey.until.rawValue
            return judgement(repetition.until.count)
        }
        if let limit = limit(of: repetition, since: start) {
            attempts.endedBy = limit.rawValue
            return ended(.until(missing.text, attempts: attempts.count, limit: limit.rawValue, status: status))
        }
        verifier.options.sleep(repetition.every)
        return nil
    }

    /// The limit that another request would exceed; nil for none.
    private func limit(of repetition: Repetition, since start: Duration) -> RepeatKey? {
        if let most = repetition.attempts, attempts.count >= most { return .attempts }
        guard let within = repetition.within else { return nil }
        return verifier.options.uptime() - start + repetition.every > within ? .within : nil
    }
}
