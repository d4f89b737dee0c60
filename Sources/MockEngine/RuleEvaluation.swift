internal import Behaviour
internal import Expressions
internal import HTTPModel
internal import JSONModel

/// Finds the first rule whose conditions hold and carries it out.
struct RuleEvaluation {
    private let call: Call
    private var scope: CallScope
    /// The resources that the rule at hand has found or created, by the name it knows them under.
    private var bound: [(name: String, collection: String, id: String)] = []

    init(_ call: Call, bindings: [(name: String, value: JSON)] = []) {
        self.call = call
        scope = CallScope(call)
        scope.bindings = bindings
    }

    /// The response of the first rule whose conditions hold; nil when none does.
    func firstMatching(_ rules: [Rule]) -> HTTPResponse? {
        for rule in rules {
            var attempt = self
            if attempt.conditionsHold(rule) { return attempt.carryOut(rule) }
        }
        return nil
    }

    private mutating func conditionsHold(_ rule: Rule) -> Bool {
        for condition in rule.conditions {
            switch condition {
            case .when(let expression): if !expression.isTrue(in: scope) { return false }
            case .unless(let lookup): if find(lookup) != nil { return false }
            case .find(let lookup):
                guard let resource = find(lookup) else { return false }
                bind(lookup.name, lookup.collection, resource)
            }
        }
        return true
    }

    private mutating func carryOut(_ rule: Rule) -> HTTPResponse {
        for effect in rule.effects {
            do throws(EffectFailure) { try perform(effect) } catch { return failure(error, rule) }
        }
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
            guard case .object(let members)? = template.value(in: scope),
                let resource = store(collection, { $0.create(members) })
            else {
                throw EffectFailure(
                    reason: "nothing to create in '\(collection)': the template gave no object with a key")
            }
            bind(name, collection, resource)
        case .update(let name, let template):
            guard case .object(let changes)? = template.value(in: scope) else { return }
            try change(name) { $0.update($1, changes) }
        case .transition(let name, let template):
            try transition(name, to: template.value(in: scope)?.stringValue ?? "")
        case .delete(let name):
            guard let binding = bound.last(where: { $0.name == name }) else { return }
            store(binding.collection) { $0.delete(binding.id) }
        }
    }

    private mutating func transition(_ name: String, to state: String) throws(EffectFailure) {
        guard let binding = bound.last(where: { $0.name == name }) else { return }
        let moved = store(binding.collection) { $0.move(binding.id, to: state) } ?? .failure(.noStates)
        switch moved {
        case .success(let resource): bind(name, binding.collection, resource)
        case .failure(let refusal): throw EffectFailure(reason: refusal.description)
        }
    }

    private mutating func change(
        _ name: String, _ change: (inout ResourceStore, String) -> Resource?
    ) throws(EffectFailure) {
        guard let binding = bound.last(where: { $0.name == name }) else { return }
        guard let resource = store(binding.collection, { change(&$0, binding.id) }) else {
            throw EffectFailure(reason: "resource '\(name)' is gone")
        }
        bind(name, binding.collection, resource)
    }

    private mutating func bind(_ name: String, _ collection: String, _ resource: Resource) {
        bound.append((name, collection, resource.id))
        scope.bind(name, .object(resource.members))
    }

    private func find(_ lookup: Lookup) -> Resource? {
        var criteria: [(member: String, value: JSON)] = []
        for criterion in lookup.criteria {
            if let value = criterion.value.value(in: scope) {
                criteria.append((criterion.member, value))
            } else if !criterion.isOptional {
                return nil
            }
        }
        return store(lookup.collection) { $0.latest(where: criteria) }
    }

    @discardableResult
    private func store<Result>(_ collection: String, _ change: (inout ResourceStore) -> Result?) -> Result? {
        call.sandbox.state.withStore(collection, of: call.handler.api.name, change) ?? nil
    }

    private func failure(_ failure: EffectFailure, _ rule: Rule) -> HTTPResponse {
        Problem(
            status: 500, title: "the behaviour's rule cannot be carried out",
            detail: "\(rule.location): \(failure.reason)"
        ).response
    }
}
