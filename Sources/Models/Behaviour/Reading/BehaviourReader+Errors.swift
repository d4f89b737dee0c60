internal import Contract
internal import Diagnostics
internal import Documents
internal import Expressions
internal import JSONModel

/// The error catalogue.
extension BehaviourReader {
    private var responses: ResponseReader {
        ResponseReader(files: files, vocabulary: BehaviourVocabulary.errors)
    }

    mutating func readErrors(_ node: Node) {
        guard var reader = MappingReader(node, as: "errors", findings: &findings) else { return }
        let status = reader.optional("status")?.requireInteger("status", in: 100...599, &findings)
        let body = reader.optional("body").flatMap { responses.readBody($0, headers: [], &findings) }
        let codes = reader.required("codes", &findings)?.requireMapping("codes", &findings)
        reader.finish(&findings)
        let entries = (codes?.members ?? []).compactMap {
            readError($0, defaultStatus: status, defaultBody: body)
        }
        behaviour.errors = ErrorCatalogue(entries)
    }

    private mutating func readError(
        _ member: Mapping.Member, defaultStatus: Int?, defaultBody: Template?
    ) -> ErrorCatalogue.Entry? {
        if member.value.string != nil {
            guard let defaultStatus else {
                findings.error(
                    at: member.value.location,
                    "error '\(member.name)' has no 'status', and neither has 'errors'")
                return nil
            }
            let response = ResponseTemplate(status: defaultStatus, headers: [], body: defaultBody)
            return entry(member, response, [("message", member.value)], operations: nil)
        }
        guard var reader = MappingReader(member.value, as: "error", findings: &findings) else {
            return nil
        }
        let response = responses.read(
            &reader, defaultStatus: defaultStatus, defaultBody: defaultBody, &findings)
        let operations = reader.optional("operations").map { readOperationIds($0) }
        // Because an API's errors may have members of their own, every other key is one.
        let provoke = reader.optional("provoke")?.requireString("provoke", &findings)
        let known = ["status", "headers", "body", "operations", "provoke"]
        let own = member.value.mapping?.members.filter { !known.contains($0.name) } ?? []
        return response.map { response in
            entry(member, response, own.map { ($0.name, $0.value) }, operations: operations, provoke: provoke)
        }
    }

    private mutating func readOperationIds(_ node: Node) -> [String] {
        (node.requireSequence("operations", &findings) ?? []).compactMap { element in
            guard let id = element.requireString("operations", &findings) else { return nil }
            return operation(id, at: element.location)?.id
        }
    }

    private mutating func entry(
        _ member: Mapping.Member, _ response: ResponseTemplate, _ own: [(name: String, value: Node)],
        operations: [String]? = nil, provoke: String? = nil
    ) -> ErrorCatalogue.Entry {
        var members: JSONObject = [
            "code": .string(member.name), "status": .number(JSONNumber(response.status)),
        ]
        var templates: [(name: String, value: Template)] = []
        for (name, node) in own {
            let template = Template(node, vocabulary: BehaviourVocabulary.errorMembers, findings: &findings)
            if !template.isConstant { templates.append((name, template)) }
            members[name] = template.constant ?? node.json
        }
        return ErrorCatalogue.Entry(
            name: member.name, response: response, members: members, templates: templates, provoke: provoke,
            operations: operations, location: member.nameLocation)
    }
}
