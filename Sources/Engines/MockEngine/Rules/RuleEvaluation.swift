internal import Behaviour
internal import Expressions
internal import HTTPModel
internal import JSONModel
internal import Matching
internal import WorkBudgets

/// Finds the first rule whose conditions hold, and carries it out.
///
/// From the first look at resources that rules may change to the last effect, no other request uses the sandbox.
struct RuleEvaluation: ~Copyable {
    private let call: Call
    private var scope: CallScope
    /// The resources that the current rule has found or created, by their names in it.
    private var bound: [(name: String, collection: Int, id: String)] = []
    /// The last resource that was forgotten for a new one; released after the sandbox was given back.
    private var evicted: Resource?
    private let ownBindings: Int

    /// The rule whose conditions are true, and the reason if one of its effects failed.
    private struct Outcome: Sendable {
        let rule: Rule
        var failure: EffectFailure?
    }

    private init(_ call: Call, bindings: [(name: String, value: JSON)]) {
        self.call = call
        scope = CallScope(call, bindings: bindings)
        ownBindings = bindings.count
    }

    /// The answer of the first rule of all sources whose conditions are true; nil if there is none.
    static func answer(to call: Call) -> Answered? {
        answer(to: call, by: RuleSource.rules(for: call))
    }

    /// The same for a call that holds the sandbox's lock already.
    static func answer(to call: Call, holding state: inout SandboxState) -> Answered? {
        let rules = RuleSource.rules(for: call)
        guard !rules.isEmpty else { return nil }
        var evaluation = RuleEvaluation(call, bindings: [])
        guard let outcome = evaluation.outcome(rules[...], given: 0, &state) else { return nil }
        return evaluation.answered(outcome)
    }

    /// The answer of the first of `rules` whose conditions are true; nil if there is none.
    ///
    /// `bindings` are the values of names that are not resources.
    static func answer(
        to call: Call, by rules: [Rule], bindings: [(name: String, value: JSON)] = []
    ) -> Answered? {
        guard !rules.isEmpty else { return nil }
        var evaluation = RuleEvaluation(call, bindings: bindings)
        guard let outcome = evaluation.outcome(rules) else { return nil }
        return evaluation.answered(outcome)
    }

    // MARK: Choosing a rule

    /// Finds the rule, and takes the sandbox's lock when the first condition needs it.
    private mutating func outcome(_ rules: [Rule]) -> Outcome? {
        for position in rules.indices {
            let rule = rules[position]
            guard let count = conditionsHeldAlone(rule) else {
                forget()
                continue
            }
            if count == rule.conditions.count, rule.effects.isEmpty { return Outcome(rule: rule) }
            return call.sandbox.exclusively { outcome(rules[position...], given: count, &$0) }
        }
        return nil
    }

    /// The number of a rule's conditions that are true and need no resources; nil if one is false.
    private mutating func conditionsHeldAlone(_ rule: Rule) -> Int? {
        for (count, condition) in rule.conditions.enumerated() {
            switch condition {
            case .request(let expectation):
                if !expectation.isFulfilled(by: call, in: scope) { return nil }
            case .when(let expression):
                if !expression.isTrue(in: scope) { return nil }
            case .find(let lookup), .unless(let lookup):
                if call.handler.api.collectionsAreChanged[lookup.collection] { return count }
                let criteria = criteria(of: lookup)
                let found = call.sandbox.exclusively { search(lookup, criteria, &$0) }
                if !holds(condition, lookup, found) { return nil }
            }
        }
        return rule.conditions.count
    }

    /// The outcome of the rules, if the first `count` conditions of the first rule are known to be true.
    private mutating func outcome(
        _ rules: ArraySlice<Rule>, given count: Int, _ state: inout SandboxState
    ) -> Outcome? {
        var count = count
        for rule in rules {
            if conditionsHold(rule.conditions[count...], &state) { return carryOut(rule, &state) }
            forget()
            count = 0
        }
        return nil
    }

    private mutating func conditionsHold(
        _ conditions: ArraySlice<Rule.Condition>, _ state: inout SandboxState
    ) -> Bool {
        for condition in conditions {
            switch condition {
            case .request(let expectation):
                if !expectation.isFulfilled(by: call, in: scope) { return false }
            case .when(let expression):
                if !expression.isTrue(in: scope) { return false }
            case .find(let lookup), .unless(let lookup):
                let found = search(lookup, criteria(of: lookup), &state)
                if !holds(condition, lookup, found) { return false }
            }
        }
        return true
    }

    /// Removes the bindings of a rule whose conditions did not hold.
    private mutating func forget() {
        guard scope.bindings.count > ownBindings else { return }
        bound.removeAll(keepingCapacity: true)
        scope.bindings.removeLast(scope.bindings.count - ownBindings)
    }

    // MARK: Looking up

    private enum Found: Sendable {
        case latest(Resource?)
        case all([Resource])
    }

    /// Nil when a required value is absent, so that nothing fits.
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

    private func search(
        _ lookup: Lookup, _ criteria: [ResourceStore.Criterion]?, _ state: inout SandboxState
    ) -> Found {
        guard let criteria else { return lookup.isForAll ? .all([]) : .latest(nil) }
        return state.resources.withStore(position(lookup.collection)) { store in
            lookup.isForAll ? .all(store.all(where: criteria)) : .latest(store.latest(where: criteria))
        }
    }

    /// Whether a condition on a lookup is true.
    ///
    /// The found resource is bound to the rule's name for it.
    private mutating func holds(_ condition: Rule.Condition, _ lookup: Lookup, _ found: Found) -> Bool {
        if case .unless = condition {
            if case .latest(nil) = found { return true }
            return false
        }
        switch found {
        case .all(let resources): scope.bind(lookup.name, .array(resources.map { .object($0.members) }))
        case .latest(nil): return false
        case .latest(let resource?): bind(lookup.name, lookup.collection, resource)
        }
        return true
    }

    private mutating func bind(_ name: String, _ collection: Int, _ resource: Resource) {
        bound.append((name, collection, resource.id))
        scope.bind(name, .object(resource.members))
    }

    private func position(_ collection: Int) -> Resources.Position {
        Resources.Position(api: call.handler.apiPosition, collection: collection)
    }

    // MARK: Effects

    /// An effect that cannot be carried out, such as a move that the lifecycle does not allow.
    private struct EffectFailure: Error {
        let reason: String

        static let tooMuchWork = EffectFailure(reason: "its values take too much work")
    }

    private mutating func carryOut(_ rule: Rule, _ state: inout SandboxState) -> Outcome {
        let budget = WorkBudget.ofThisThread
        for effect in rule.effects {
            // Because the conditions may have held for that reason alone.
            if budget.isExceeded { return Outcome(rule: rule, failure: .tooMuchWork) }
            do throws(EffectFailure) { try perform(effect, budget, &state) } catch {
                return Outcome(rule: rule, failure: error)
            }
        }
        return Outcome(rule: rule)
    }

    private mutating func perform(
        _ effect: Effect, _ budget: WorkBudget, _ state: inout SandboxState
    ) throws(EffectFailure) {
        switch effect {
        case .create(let collection, let name, let template):
            let members = template.object(in: scope) ?? JSONObject()
            if budget.isExceeded { throw .tooMuchWork }
            try create(in: collection, as: name, members, &state)
        case .update(let name, let template):
            guard let changes = template.object(in: scope) else { return }
            if budget.isExceeded { throw .tooMuchWork }
            try change(name, &state) { $0.update($1, changes) }
        case .transition(let name, let template):
            let target = template.value(in: scope)?.stringValue ?? ""
            if budget.isExceeded { throw .tooMuchWork }
            try change(name, &state) { $0.move($1, to: target) }
        case .delete(let name):
            guard let binding = bound.last(where: { $0.name == name }) else { return }
            state.resources.withStore(position(binding.collection)) { $0.delete(binding.id) }
        }
    }

    private mutating func create(
        in collection: Int, as name: String, _ members: consuming JSONObject, _ state: inout SandboxState
    ) throws(EffectFailure) {
        switch state.resources.withStore(position(collection), { $0.create(&members) }) {
        case .success(let creation):
            evicted = creation.evicted
            bind(name, collection, creation.created)
        case .failure(let failure):
            let name = call.handler.api.behaviour.collections[collection].name
            throw EffectFailure(reason: "nothing to create in '\(name)': \(failure)")
        }
    }

    /// Changes the resource that is bound to `name`, and binds the changed resource to it.
    private mutating func change(
        _ name: String, _ state: inout SandboxState,
        _ change: (ResourceStore, _ id: String) -> Result<Resource, ResourceStore.ChangeFailure>
    ) throws(EffectFailure) {
        guard let binding = bound.last(where: { $0.name == name }) else { return }
        switch state.resources.withStore(position(binding.collection), { change($0, binding.id) }) {
        case .success(let resource): bind(name, binding.collection, resource)
        case .failure(let failure): throw EffectFailure(reason: failure.description)
        }
    }

    // MARK: Answering

    private func answered(_ outcome: Outcome) -> Answered {
        let rule = outcome.rule
        if let failure = outcome.failure { return answered(failure, of: rule) }
        let composer = ResponseComposer(call: call)
        var response: HTTPResponse
        switch rule.answer.content {
        case .response(let template): response = composer.response(template, scope: scope)
        case .error(let name):
            guard let error = call.handler.api.behaviour.errors[name] else {
                // Because the reader has checked every name, this cannot happen.
                preconditionFailure("a rule answers with the unknown error '\(name)'")
            }
            response = composer.response(error, scope: scope)
        }
        response.delay = rule.answer.delay
        response.fault = rule.answer.fault
        return Answered(response, by: .rule(rule))
    }

    private func answered(_ failure: EffectFailure, of rule: Rule) -> Answered {
        let problem = ProblemDetails(
            status: 500, title: "the behaviour's rule cannot be carried out",
            detail: "\(rule.location): \(failure.reason)")
        return Answered(problem.response, by: .rule(rule), reason: problem.title)
    }
}
