internal import Contract
internal import Diagnostics
internal import Documents
internal import Expressions
internal import HTTPModel
internal import JSONModel

/// Steps: what is sent and what is taken from the response.
extension ScenarioReader {
    mutating func readSteps(_ nodes: [Node], _ contract: Contract) -> [Step] {
        let outlines = nodes.enumerated().map { StepOutline($1, index: $0) }
        return nodes.enumerated().compactMap { index, node in
            readStep(node, contract, StepContext(outlines: outlines, index: index))
        }
    }

    private mutating func readStep(_ node: Node, _ contract: Contract, _ context: StepContext) -> Step? {
        guard var reader = MappingReader(node, as: "step", findings: &findings) else { return nil }
        if let id = reader.optional(StepKey.id) { checkId(id, context) }
        let call = readCall(&reader, contract)
        let query = readTemplates(reader.optional(StepKey.query), "query", ScenarioVocabulary.request)
        let headers = readTemplates(reader.optional(StepKey.headers), "headers", ScenarioVocabulary.request)
        let credential = reader.optional(StepKey.credential).map { readCredential($0) } ?? .first
        let contentType = reader.optional(StepKey.contentType).map { readContentType($0) } ?? .ofOperation
        let body = readBody(&reader)
        let expectation = readExpectation(reader.optional(StepKey.expect), at: node.location)
        let outputs = readTemplates(reader.optional(StepKey.outputs), "outputs", ScenarioVocabulary.response)
        reader.finish(&findings)
        let needs = readNeeds(node, context)
        return call.map { call, title in
            Step(
                id: context.current.id, call: call, query: query, headers: headers, credential: credential,
                contentType: contentType, body: body, expectation: expectation, outputs: outputs, needs: needs,
                location: node.location, title: title)
        }
    }

    private mutating func checkId(_ node: Node, _ context: StepContext) {
        guard let id = node.requireString(StepKey.id.rawValue, &findings) else { return }
        let isName =
            !id.isEmpty
            && id.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
                    true
                default: false
                }
            }
        if !isName {
            findings.error(at: node.location, "expected letters, digits, '-' and '_' for 'id', found '\(id)'")
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
        return value.map { .value(Template($0, vocabulary: ScenarioVocabulary.request, findings: &findings)) }
    }

    private mutating func readCredential(_ node: Node) -> CredentialSelection {
        switch node.content {
        case .string("none"): return .none
        case .mapping(let mapping) where !mapping.members.isEmpty:
            return .having(JSONObject(mapping.members.map { ($0.name, $0.value.json) }))
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

    mutating func readTemplates(_ node: Node?, _ what: String, _ vocabulary: ReferenceVocabulary) -> [NamedTemplate] {
        (node?.requireMapping(what, &findings)?.members ?? []).map { member in
            NamedTemplate(
                name: member.name, value: Template(member.value, vocabulary: vocabulary, findings: &findings))
        }
    }
}
