internal import Contract
internal import Diagnostics
internal import Documents
internal import Expressions
internal import HTTPModel
internal import JSONModel

/// Rules: conditions, effects and answers.
extension BehaviourReader {
    /// What a list of rules belongs to.
    enum RuleOwner {
        case operation(Operation)
        case refusal
    }

    /// Reads a list of rules, or a single one.
    mutating func readRules(_ node: Node, for owner: RuleOwner) -> [Rule] {
        if node.mapping != nil { return readRule(node, for: owner).map { [$0] } ?? [] }
        return (node.requireSequence("rules", &findings) ?? []).compactMap { readRule($0, for: owner) }
    }

    private mutating func readRule(_ node: Node, for owner: RuleOwner) -> Rule? {
        guard var reader = MappingReader(node, as: "rule", findings: &findings) else { return nil }
        var names = BoundNames()
        var conditions: [Rule.Condition] = []
        for element in listed(reader.optional("find")) {
            guard let lookup = readLookup(element, boundNames: names, owner) else { continue }
            names.bind(lookup.name, isList: lookup.isForAll)
            conditions.append(.find(lookup))
        }
        for element in listed(reader.optional("unless")) {
            guard let lookup = readLookup(element, boundNames: names, owner) else { continue }
            if lookup.isForAll {
                findings.error(
                    at: element.location, "'all' has no meaning in 'unless', which holds when nothing is found")
            }
            conditions.append(.unless(lookup))
        }
        let whenNodes = listed(reader.optional("when"))
        conditions += whenNodes.compactMap { readCondition($0, names: names, owner) }.map(Rule.Condition.when)
        guard let then = reader.required("then", &findings) else {
            reader.finish(&findings)
            return nil
        }
        reader.finish(&findings)
        return readOutcome(then, conditions: conditions, names: names, owner, at: node)
    }

    /// One node, or the elements of a list.
    private func listed(_ node: Node?) -> [Node] { node.map { $0.sequence ?? [$0] } ?? [] }

    private func vocabulary(_ names: BoundNames, _ owner: RuleOwner) -> ReferenceVocabulary {
        if case .refusal = owner { return BehaviourVocabulary.rule(names: names.all, isRefusal: true) }
        return BehaviourVocabulary.rule(names: names.all, isRefusal: false)
    }

    private mutating func readCondition(_ node: Node, names: BoundNames, _ owner: RuleOwner) -> Expression? {
        Expression(node, as: "when", vocabulary: vocabulary(names, owner), findings: &findings)
    }

    private mutating func readLookup(_ node: Node, boundNames: BoundNames, _ owner: RuleOwner) -> Lookup? {
        guard var reader = MappingReader(node, as: "lookup", findings: &findings) else { return nil }
        let inNode = reader.required("in", &findings)
        let collection = inNode.flatMap { readCollection($0) }
        let name = reader.optional("as")?.requireString("as", &findings) ?? "resource"
        let isForAll = reader.optional("all")?.requireBool("all", &findings) ?? false
        let whereNode = reader.required("where", &findings)
        reader.finish(&findings)
        guard let collection, let members = whereNode?.requireMapping("where", &findings)?.members else { return nil }
        let criteria = members.map { member in
            Lookup.Criterion(
                member: MemberName(member.name),
                value: readCriterion(member.value, vocabulary(boundNames, owner)),
                isOptional: member.value.tag == "optional", isExcluded: member.value.tag == "not")
        }
        let start = (inNode?.string ?? "") + (name == "resource" ? "" : " as \(name)")
        let pairs = members.map { "\($0.name): \(Self.text(ofCriterion: $0.value))" }.joined(separator: ", ")
        return Lookup(
            collection: collection, name: name, isForAll: isForAll, criteria: criteria,
            text: pairs.isEmpty ? start : "\(start) where \(pairs)")
    }

    /// A criterion as it was written, on one line.
    private static func text(ofCriterion node: Node) -> String {
        (node.tag.map { "!\($0) " } ?? "") + (node.string ?? node.json.description)
    }

    private mutating func readCriterion(_ node: Node, _ vocabulary: ReferenceVocabulary) -> Template {
        // Because these two speak to the lookup, the template does not see them; any other tag is its to report.
        let value = ["optional", "not"].contains(node.tag) ? Node(node.content, at: node.location) : node
        return Template(value, vocabulary: vocabulary, findings: &findings)
    }

    /// The place of the collection that is named.
    mutating func readCollection(_ node: Node) -> Int? {
        guard let name = node.requireString("in", &findings) else { return nil }
        if let place = behaviour.collections.firstIndex(where: { $0.name == name }) { return place }
        let names = behaviour.collections.map(\.name)
        findings.error(
            at: node.location, "unknown collection '\(name)'\(NearestName.suggestion(for: name, in: names))")
        return nil
    }

    private mutating func readOutcome(
        _ node: Node, conditions: [Rule.Condition], names: BoundNames, _ owner: RuleOwner, at rule: Node
    ) -> Rule? {
        guard var reader = MappingReader(node, as: "then", findings: &findings) else { return nil }
        var names = names
        var effects: [Effect] = []
        for node in listed(reader.optional("create")) {
            if let effect = readCreate(node, &names, owner) { effects.append(effect) }
        }
        for node in listed(reader.optional("update")) {
            if let effect = readUpdate(node, names, owner) { effects.append(effect) }
        }
        if let node = reader.optional("transition"), let effect = readTransition(node, names, owner) {
            effects.append(effect)
        }
        if let name = reader.optional("delete").flatMap({ readBoundName($0, "delete", names) }) {
            effects.append(.delete(name: name))
        }
        let content = reader.required("respond", &findings).flatMap { readContent($0, names, owner) }
        let delay = reader.optional("delay").flatMap { DurationText.read($0, &findings) } ?? .zero
        let fault: HTTPResponse.Fault? = reader.optional("fault").flatMap { $0.requireChoice("fault", &findings) }
        reader.finish(&findings)
        return content.map { content in
            let answer = Answer(content: content, delay: delay, fault: fault)
            return Rule(conditions: conditions, effects: effects, answer: answer, location: rule.location)
        }
    }

    private mutating func readCreate(_ node: Node, _ names: inout BoundNames, _ owner: RuleOwner) -> Effect? {
        guard var reader = MappingReader(node, as: "create", findings: &findings) else { return nil }
        let collection = reader.required("in", &findings).flatMap { readCollection($0) }
        let name = reader.optional("as")?.requireString("as", &findings) ?? "resource"
        let template = reader.required("with", &findings).map {
            Template($0, vocabulary: vocabulary(names, owner), findings: &findings)
        }
        reader.finish(&findings)
        names.bind(name, isList: false)
        guard let collection, let template else { return nil }
        return .create(collection: collection, name: name, with: template)
    }

    private mutating func readUpdate(_ node: Node, _ names: BoundNames, _ owner: RuleOwner) -> Effect? {
        guard var reader = MappingReader(node, as: "update", findings: &findings) else { return nil }
        let name = readBoundName(reader.optional("resource"), names, at: node)
        let template = reader.required("with", &findings).map {
            Template($0, vocabulary: vocabulary(names, owner), findings: &findings)
        }
        reader.finish(&findings)
        guard let name, let template else { return nil }
        return .update(name: name, with: template)
    }

    private mutating func readTransition(_ node: Node, _ names: BoundNames, _ owner: RuleOwner) -> Effect? {
        guard var reader = MappingReader(node, as: "transition", findings: &findings) else { return nil }
        let name = readBoundName(reader.optional("resource"), names, at: node)
        let state = reader.required("to", &findings).map {
            Template($0, vocabulary: vocabulary(names, owner), findings: &findings)
        }
        reader.finish(&findings)
        guard let name, let state else { return nil }
        return .transition(name: name, to: state)
    }

    private mutating func readBoundName(_ node: Node?, _ names: BoundNames, at effect: Node) -> String? {
        if let node { return readBoundName(node, "resource", names) }
        if names.isList("resource") { return reportList("resource", at: effect) }
        if names.all.contains("resource") { return "resource" }
        findings.error(at: effect.location, "no 'resource' to change; add a 'find' that looks one up")
        return nil
    }

    private mutating func readBoundName(_ node: Node, _ what: String, _ names: BoundNames) -> String? {
        guard let name = node.requireString(what, &findings) else { return nil }
        if names.isList(name) { return reportList(name, at: node) }
        if names.all.contains(name) { return name }
        let hint = NearestName.suggestion(for: name, in: names.all)
        findings.error(at: node.location, "no 'find' or 'create' of this rule gives a resource '\(name)'\(hint)")
        return nil
    }

    private mutating func reportList(_ name: String, at node: Node) -> String? {
        findings.error(
            at: node.location, "'\(name)' is a list, as its 'find' has 'all'; an effect is on one resource")
        return nil
    }

    private mutating func readContent(_ node: Node, _ names: BoundNames, _ owner: RuleOwner) -> Answer.Content? {
        if let name = node.string {
            guard let error = behaviour.errors[name] else {
                let hint = NearestName.suggestion(for: name, in: behaviour.errors.names)
                findings.error(at: node.location, "unknown error '\(name)'\(hint)")
                return nil
            }
            reportUndocumented(error.response.status, owner, at: node)
            reportForeign(error, owner, at: node)
            return .error(name)
        }
        let response = readResponse(node, defaultBody: nil, vocabulary: vocabulary(names, owner))
        reportUndocumented(response?.status, owner, at: node)
        return response.map(Answer.Content.response)
    }

    private mutating func reportForeign(_ error: ErrorCatalogue.Entry, _ owner: RuleOwner, at node: Node) {
        guard case .operation(let operation) = owner, let ids = error.operations, !ids.contains(operation.id) else {
            return
        }
        findings.error(
            at: node.location,
            "error '\(error.name)' is not one of '\(operation.id)'; its 'operations' has "
                + NameList.of(ids, conjunction: "and"))
    }

    private mutating func reportUndocumented(_ status: Int?, _ owner: RuleOwner, at node: Node) {
        guard case .operation(let operation) = owner, let status, operation.responses[status] == nil else { return }
        let documented = NameList.of(operation.responses.all.map(\.key), conjunction: "and")
        findings.error(
            at: node.location, "status \(status) is not documented for '\(operation.id)'; documented are \(documented)")
    }
}
