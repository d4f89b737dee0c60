internal import Contract
internal import Diagnostics
internal import Documents
internal import Expressions
internal import HTTPModel

/// Reads the effects and the answer of a rule.
extension RuleReader {
    mutating func readOutcome(_ node: Node) -> (effects: [Effect], answer: Answer)? {
        guard var reader = MappingReader(node, as: "then", findings: &findings) else { return nil }
        var effects = Self.listed(reader.optional("create")).compactMap { readCreate($0) }
        effects += Self.listed(reader.optional("update")).compactMap { readUpdate($0) }
        if let effect = reader.optional("transition").flatMap({ readTransition($0) }) {
            effects.append(effect)
        }
        if let name = reader.optional("delete").flatMap({ readBoundName($0, "delete") }) {
            effects.append(.delete(name: name))
        }
        let content = reader.required("respond", &findings).flatMap { readContent($0) }
        let delay = reader.optional("delay").flatMap { DurationText.read($0, &findings) } ?? .zero
        let fault: HTTPResponse.Fault? = reader.optional("fault").flatMap {
            $0.requireChoice("fault", &findings)
        }
        reader.finish(&findings)
        return content.map { (effects, Answer(content: $0, delay: delay, fault: fault)) }
    }

    private mutating func readCreate(_ node: Node) -> Effect? {
        guard var reader = MappingReader(node, as: "create", findings: &findings) else { return nil }
        let collection = reader.required("in", &findings).flatMap { context.collection($0, &findings) }
        let name = reader.optional("as")?.requireString("as", &findings) ?? "resource"
        let template = reader.required("with", &findings).map { readTemplate($0) }
        reader.finish(&findings)
        names.bind(name, isList: false)
        guard let collection, let template else { return nil }
        return .create(collection: collection, name: name, with: template)
    }

    private mutating func readUpdate(_ node: Node) -> Effect? {
        guard var reader = MappingReader(node, as: "update", findings: &findings) else { return nil }
        let name = readResource(reader.optional("resource"), at: node)
        let template = reader.required("with", &findings).map { readTemplate($0) }
        reader.finish(&findings)
        guard let name, let template else { return nil }
        return .update(name: name, with: template)
    }

    private mutating func readTransition(_ node: Node) -> Effect? {
        guard var reader = MappingReader(node, as: "transition", findings: &findings) else {
            return nil
        }
        let name = readResource(reader.optional("resource"), at: node)
        let state = reader.required("to", &findings).map { readTemplate($0) }
        reader.finish(&findings)
        guard let name, let state else { return nil }
        return .transition(name: name, to: state)
    }

    private mutating func readTemplate(_ node: Node) -> Template {
        Template(node, vocabulary: vocabulary, findings: &findings)
    }

    /// The resource for an effect: the one it names, or `resource`.
    private mutating func readResource(_ node: Node?, at effect: Node) -> String? {
        if let node { return readBoundName(node, "resource") }
        if names.isList("resource") { return reportList("resource", at: effect) }
        if names.all.contains("resource") { return "resource" }
        findings.error(at: effect.location, "no 'resource' to change; add a 'find' that looks one up")
        return nil
    }

    private mutating func readBoundName(_ node: Node, _ what: String) -> String? {
        guard let name = node.requireString(what, &findings) else { return nil }
        if names.isList(name) { return reportList(name, at: node) }
        if names.all.contains(name) { return name }
        let hint = NearestName.suggestion(for: name, in: names.all)
        findings.error(
            at: node.location, "no 'find' or 'create' of this rule gives a resource '\(name)'\(hint)")
        return nil
    }

    private mutating func reportList(_ name: String, at node: Node) -> String? {
        findings.error(
            at: node.location,
            "'\(name)' is a list, as its 'find' has 'all'; an effect is on one resource")
        return nil
    }

    private mutating func readContent(_ node: Node) -> Answer.Content? {
        guard let name = node.string else {
            let reader = ResponseReader(files: context.files, vocabulary: vocabulary)
            let response = reader.read(node, &findings)
            reportUndocumented(response?.status, at: node)
            return response.map(Answer.Content.response)
        }
        guard let error = context.errors[name] else {
            let hint = NearestName.suggestion(for: name, in: context.errors.names)
            findings.error(at: node.location, "unknown error '\(name)'\(hint)")
            return nil
        }
        reportUndocumented(error.response.status, at: node)
        reportForeign(error, at: node)
        return .error(name)
    }

    private mutating func reportForeign(_ error: ErrorCatalogue.Entry, at node: Node) {
        guard let operation = context.operation, let ids = error.operations, !ids.contains(operation.id)
        else { return }
        findings.error(
            at: node.location,
            "error '\(error.name)' is not one of '\(operation.id)'; its 'operations' has "
                + NameList.of(ids, conjunction: "and"))
    }

    private mutating func reportUndocumented(_ status: Int?, at node: Node) {
        guard let operation = context.operation, let status, operation.responses[status] == nil else {
            return
        }
        let documented = NameList.of(operation.responses.all.map(\.key), conjunction: "and")
        findings.error(
            at: node.location,
            "status \(status) is not documented for '\(operation.id)'; documented are \(documented)")
    }
}
