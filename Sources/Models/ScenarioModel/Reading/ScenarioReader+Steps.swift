internal import Contract
internal import Diagnostics
internal import Documents
internal import Expressions
internal import HTTPModel
internal import JSONModel

/// Steps: the request, and the outputs of the response.
extension ScenarioReader {
    mutating func readSteps(
        _ nodes: [Node], outputs: Node?, _ contract: Contract
    ) -> ([Step], outputs: [NamedTemplate]) {
        let used = nodes.map { readUsed($0) }
        let outlines = nodes.enumerated().map { StepOutline($1, index: $0, used: used[$0]) }
        var steps: [Step] = []
        // A run holds all scenarios, so the list takes no more memory than it needs.
        steps.reserveCapacity(nodes.count)
        for (index, node) in nodes.enumerated() {
            let context = StepContext(outlines: outlines, index: index)
            if let step = readStep(node, contract, used[index], context) { steps.append(step) }
        }
        let templates = readOutputs(outputs, vocabulary.request)
        if let outputs { _ = readNeeds(outputs, StepContext(outlines: outlines, index: outlines.count)) }
        return (steps, templates)
    }

    private mutating func readStep(
        _ node: Node, _ contract: Contract, _ used: ScenarioFile?, _ context: StepContext
    ) -> Step? {
        guard var reader = MappingReader(node, as: "step", findings: &findings) else { return nil }
        if let id = reader.optional(StepKey.id) { checkId(id, context) }
        let isUse = reader.optional(StepKey.use) != nil
        let with = reader.optional(StepKey.with)
        if let with, !isUse { findings.error(at: with.location, "'with' goes with 'use'") }
        let call = isUse ? readUse(node, used) : readCall(&reader, contract)
        if isUse { knowCallKeys(&reader) }
        let query = readTemplates(reader.optional(StepKey.query), "query", vocabulary.request)
        let headers = readTemplates(reader.optional(StepKey.headers), "headers", vocabulary.request)
        let credential = reader.optional(StepKey.credential).map { readCredential($0) } ?? .first
        let contentType = reader.optional(StepKey.contentType).map { readContentType($0) } ?? .ofOperation
        let body = readBody(&reader)
        var conditionNeeds: [(Reference, SourceLocation)] = []
        let repetition = reader.optional(StepKey.repeat).flatMap { readRepetition($0, needs: &conditionNeeds) }
        let timeout = reader.optional(StepKey.timeout).flatMap { readDuration($0) }
        let retries = reader.optional(StepKey.retries)?.requireInteger("retries", in: 0...100, &findings) ?? 0
        let expectation = readExpectation(reader.optional(StepKey.expect), at: node.location)
        let outputs = readOutputs(reader.optional(StepKey.outputs), vocabulary.response)
        reader.finish(&findings)
        let needs = readNeeds(node, and: conditionNeeds, context)
        return call.map { call, title in
            Step(
                id: context.current?.id ?? "", call: call, query: query, headers: headers, credential: credential,
                contentType: contentType, body: body, repetition: repetition, timeout: timeout, retries: retries,
                expectation: expectation, outputs: outputs, needs: needs, location: node.location, title: title)
        }
    }

    private func knowCallKeys(_ reader: inout MappingReader) {
        for key in [StepKey.operation, .request, .path] { _ = reader.optional(key) }
    }

    private mutating func checkId(_ node: Node, _ context: StepContext) {
        guard let id = node.requireString(StepKey.id.rawValue, &findings) else { return }
        if !ScenarioName.isValid(id) {
            findings.error(at: node.location, ScenarioName.message(for: StepKey.id.rawValue, found: id))
        } else if let other = context.earlier.first(where: { $0.id == id }) {
            findings.error(at: node.location, "the id '\(id)' is taken by the step on line \(other.line)")
        }
    }

    private mutating func readBody(_ reader: inout MappingReader) -> Step.Body? {
        let value = reader.optional(StepKey.body)
        let text = reader.optional(StepKey.bodyText)
        if let value, let text {
            findings.error(
                at: max(value.location, text.location), "a step has 'body' or 'body-text', found both")
        }
        if let text { return text.requireString(StepKey.bodyText.rawValue, &findings).map(Step.Body.text) }
        return value.map { .value(Template($0, vocabulary: vocabulary.request, findings: &findings)) }
    }

    private mutating func readCredential(_ node: Node) -> CredentialSelection {
        node.refuseTag(StepKey.credential.rawValue, &findings)
        switch node.content {
        case .string("none"): return .none
        case .mapping(let mapping) where !mapping.members.isEmpty:
            return .having(JSONObject(mapping.members.map { ($0.name, $0.value.refusingTags(&findings).json) }))
        default:
            let found = node.string.map { "'\($0)'" } ?? node.foundDescription
            findings.error(
                at: node.location,
                "expected 'none' or members such as '{client: PC2}' for 'credential', found \(found)")
            return .first
        }
    }

    private mutating func readContentType(_ node: Node) -> Step.ContentType {
        let text = node.requireString(StepKey.contentType.rawValue, &findings) ?? ""
        return text == "none" ? .none : .text(text)
    }

    /// Outputs.
    ///
    /// A call without `$( … )` would be a text, and is a finding.
    mutating func readOutputs(_ node: Node?, _ vocabulary: ReferenceVocabulary) -> [NamedTemplate] {
        for member in node?.mapping?.members ?? [] {
            guard let name = member.value.string.flatMap({ BareCall.function(of: $0) }) else { continue }
            findings.error(
                at: member.value.location, "'\(name)(…)' is a plain text here; write '$(\(name)(…))' for its value")
        }
        return readTemplates(node, StepKey.outputs.rawValue, vocabulary)
    }

    mutating func readTemplates(_ node: Node?, _ what: String, _ vocabulary: ReferenceVocabulary) -> [NamedTemplate] {
        (node?.requireMapping(what, &findings)?.members ?? []).map { member in
            NamedTemplate(
                name: member.name, value: Template(member.value, vocabulary: vocabulary, findings: &findings))
        }
    }
}
