internal import Behaviour
internal import Expressions
internal import HTTPModel
internal import JSONModel
internal import Matching

/// Finds the first rule whose conditions hold and carries it out.
///
/// From its first look at what rules may change to its last effect, no other request uses the sandbox; what comes before
/// and after needs nothing that others change.
struct RuleEvaluation {
    private let call: Call
    private var scope: CallScope
    /// The resources that the rule at hand has found or created, by the name it knows them under.
    private var bound: [(name: String, collection: Int, id: String)]
    /// The last resource that made room for another, which is let go when no request waits for it.
    private var evicted: Resource?
    private let ownBindings: Int
    /// Whether the sandbox was the call's before, and stays so.
    private let hasSandboxAlready: Bool

    private init(_ call: Call, bindings: [(name: String, value: JSON)]) {
        // Because most rules find or create one thing or two, and growing by one costs more.
        var names = bindings
        names.reserveCapacity(bindings.count + 2)
        var bound: [(name: String, collection: Int, id: String)] = []
        bound.reserveCapacity(2)
        self.call = call
        scope = CallScope(call, bindings: names)
        self.bound = bound
        ownBindings = bindings.count
        hasSandboxAlready = call.holdsSandbox
    }

    /// The response of the first rule of all sources whose conditions hold; nil when none does.
    static func answer(to call: Call) -> HTTPResponse? {
        guard RuleSource.order.contains(where: { !$0.rules(for: call).isEmpty }) else { return nil }
        var evaluation = RuleEvaluation(call, bindings: [])
        defer { evaluation.leaveSandbox() }
        for source in RuleSource.order {
            if let response = evaluation.firstAnswer(source.rules(for: call)) { return response }
        }
        return nil
    }

    /// The response of the first of `rules` whose conditions hold; nil when none does.
    ///
    /// `bindings` are what names other than those of resources stand for.
    static func answer(
        to call: Call, by rules: [Rule], bindings: [(name: String, value: JSON)]
    ) -> HTTPResponse? {
        guard !rules.isEmpty else { return nil }
        var evaluation = RuleEvaluation(call, bindings: bindings)
        defer { evaluation.leaveSandbox() }
        return evaluation.firstAnswer(rules)
    }

    private mutating func firstAnswer(_ rules: [Rule]) -> HTTPResponse? {
        for rule in rules {
            if conditionsHold(rule) { return carryOut(rule) }
            forget()
        }
        return nil
    }

    /// Forgets what a rule has found whose conditions did not hold.
    private mutating func forget() {
        guard scope.bindings.count > ownBindings else { return }
        bound.removeAll(keepingCapacity: true)
        scope.bindings.removeLast(scope.bindings.count - ownBindings)
    }

    private mutating func conditionsHold(_ rule: Rule) -> Bool {
        for condition in rule.conditions {
            switch condition {
            case .request(let expectation): if !expectation.isFulfilled(by: call, in: scope) { return false }
            case .when(let expression): if !expression.isTrue(in: scope) { return false }
            case .unless(let lookup): if find(lookup) != nil { return false }
            case .find(let lookup):
                if lookup.isForAll {
                    scope.bind(lookup.name, .array(findAll(lookup).map { .object($0.members) }))
                    continue
                }
                guard let resource = find(lookup) else { return false }
                bind(lookup.name, lookup.collection, resource)
            }
        }
        return true
    }

    private mutating func carryOut(_ rule: Rule) -> HTTPResponse {
        call.source = .rule(rule)
        for effect in rule.effects {
            do throws(EffectFailure) { try perform(effect) } catch { return failure(error, rule) }
        }
        leaveSandbox()
        let composer = ResponseComposer(call: call)
        var response: HTTPResponse
        switch rule.answer.content {
        case .response(let template): response = composer.response(template, scope: scope)
        case .error(let name):
            guard let error = call.handler.api.behaviour.errors[name] else {
                // Because the reader has checked every name, this cannot be.
                preconditionFailure("a rule answers with the unknown error '\(name)'")
            }
            response = composer.response(error, scope: scope)
        }
        response.delay = rule.answer.delay
        response.fault = rule.answer.fault
        return response
    }

    /// What a rule's author could not foresee, such as a move that the lifecycle does not allow.
    private struct EffectFailure: Error { let reason: String }

    private mutating func perform(_ effect: Effect) throws(EffectFailure) {
        switch effect {
        case .create(let collection, let name, let template):
            guard var members = template.object(in: scope),
                let creation = withStore(collection, { $0.create(&members) })
            else {
                let name = call.handler.api.behaviour.collections[collection].name
                throw EffectFailure(
                    reason: "nothing to create in '\(name)': the template gave no object with a key")
            }
            evicted = creation.evicted
            bind(name, collection, creation.created)
        case .update(let name, let template):
            guard let changes = template.object(in: scope) else { return }
            try update(name, changes)
        case .transition(let name, let template):
            try transition(name, to: template.value(in: scope)?.stringValue ?? "")
        case .delete(let name):
            guard let binding = bound.last(where: { $0.name == name }) else { return }
            withStore(binding.collection) { $0.delete(binding.id) }
        }
    }

    private mutating func transition(_ name: String, to state: String) throws(EffectFailure) {
        guard let binding = bound.last(where: { $0.name == name }) else { return }
        switch withStore(binding.collection, { $0.move(binding.id, to: state) }) {
        case .success(let resource): bind(name, binding.collection, resource)
        case .failure(let refusal): throw EffectFailure(reason: refusal.description)
        }
    }

    private mutating func update(_ name: String, _ changes: JSONObject) throws(EffectFailure) {
        guard let binding = bound.last(where: { $0.name == name }) else { return }
        guard let resource = withStore(binding.collection, { $0.update(binding.id, changes) }) else {
            throw EffectFailure(reason: "resource '\(name)' is gone")
        }
        bind(name, binding.collection, resource)
    }

    private mutating func bind(_ name: String, _ collection: Int, _ resource: Resource) {
        bound.append((name, collection, resource.id))
        scope.bind(name, .object(resource.members))
    }

    /// Uses a store; from the first that rules may change on, the sandbox is this call's.
    private func withStore<Result>(_ collection: Int, _ use: (ResourceStore) -> Result) -> Result {
        let wasHeld = call.holdsSandbox
        call.holdSandbox()
        defer { if !wasHeld, !call.handler.api.collectionsAreChanged[collection] { call.leaveSandbox() } }
        return call.sandbox.withStore(collection, ofAPI: call.handler.apiPosition, use)
    }

    private func leaveSandbox() {
        if !hasSandboxAlready { call.leaveSandbox() }
    }

    private func find(_ lookup: Lookup) -> Resource? {
        guard let criteria = criteria(of: lookup) else { return nil }
        return withStore(lookup.collection) { $0.latest(where: criteria) }
    }

    private func findAll(_ lookup: Lookup) -> [Resource] {
        guard let criteria = criteria(of: lookup) else { return [] }
        return withStore(lookup.collection) { $0.all(where: criteria) }
    }

    /// Nil where a value is absent that must be there, so that nothing fits.
    private func criteria(of lookup: Lookup) -> [ResourceStore.Criterion]? {
        var criteria: [ResourceStore.Criterion] = []
        criteria.reserveCapacity(lookup.criteria.count)
        for criterion in lookup.criteria {
            if let value = criterion.value.value(in: scope) {
                criteria.append((criterion.member, value, criterion.isExcluded))
            } else if !criterion.isOptional {
                return nil
            }
        }
        return criteria
    }

    private func failure(_ failure: EffectFailure, _ rule: Rule) -> HTTPResponse {
        Problem(
            status: 500, title: "the behaviour's rule cannot be carried out",
            detail: "\(rule.location): \(failure.reason)"
        ).response
    }
}
