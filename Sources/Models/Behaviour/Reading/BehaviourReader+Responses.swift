internal import Contract
internal import Diagnostics
internal import Documents
internal import Expressions
internal import HTTPModel
internal import JSONModel

/// Responses and the error catalogue.
extension BehaviourReader {
    mutating func readResponse(
        _ node: Node, defaultStatus: Int? = nil, defaultBody: Template?, vocabulary: ReferenceVocabulary
    ) -> ResponseTemplate? {
        guard var reader = MappingReader(node, as: "response", findings: &findings) else { return nil }
        let response = readResponse(
            &reader, defaultStatus: defaultStatus, defaultBody: defaultBody, vocabulary: vocabulary)
        reader.finish(&findings)
        return response
    }

    /// Reads `status`, `headers` and `body`; leaves other keys to the caller.
    private mutating func readResponse(
        _ reader: inout MappingReader, defaultStatus: Int?, defaultBody: Template?, vocabulary: ReferenceVocabulary
    ) -> ResponseTemplate? {
        let statusNode = defaultStatus == nil ? reader.required("status", &findings) : reader.optional("status")
        let status = statusNode.map { $0.requireInteger("status", in: 100...599, &findings) } ?? defaultStatus
        let headers = reader.optional("headers")?.requireMapping("headers", &findings)?.members ?? []
        let body = reader.optional("body")
        guard let status else { return nil }
        return ResponseTemplate(
            status: status,
            headers: headers.map { ($0.name, Template($0.value, vocabulary: vocabulary, findings: &findings)) },
            body: body.map { readBody($0, headers: headers, vocabulary: vocabulary) } ?? defaultBody)
    }

    private mutating func readBody(
        _ node: Node, headers: [Mapping.Member], vocabulary: ReferenceVocabulary
    ) -> Template? {
        if node.tag == "file" { return readFile(node, headers: headers) }
        // Because a body of JSON null serves nobody, `body: null` says that there is none.
        return node.isNull ? nil : Template(node, vocabulary: vocabulary, findings: &findings)
    }

    /// The text of the file that `!file` names, as it is: dollar signs in it are no expressions.
    private mutating func readFile(_ node: Node, headers: [Mapping.Member]) -> Template? {
        guard let name = node.requireString("body", &findings) else { return nil }
        guard headers.contains(where: { $0.name.lowercased() == "content-type" && $0.value.isTypeOfText }) else {
            findings.error(
                at: node.location,
                "a body that is a file needs a text's 'Content-Type' in 'headers', such as 'text/html; charset=utf-8'")
            return nil
        }
        let path = ContractDocuments.path(name, relativeTo: node.location.file)
        do throws(FileError) {
            if let text = String(validating: try files.read(path), as: UTF8.self) {
                return Template(constant: .string(text))
            }
            findings.error(at: node.location, "expected a text in UTF-8 in '\(path)'")
        } catch {
            findings.error(at: node.location, "\(error)")
        }
        return nil
    }

    mutating func readErrors(_ node: Node) {
        guard var reader = MappingReader(node, as: "errors", findings: &findings) else { return }
        let status = reader.optional("status")?.requireInteger("status", in: 100...599, &findings)
        let body = reader.optional("body").flatMap { readBody($0, headers: [], vocabulary: BehaviourVocabulary.errors) }
        let codes = reader.required("codes", &findings)?.requireMapping("codes", &findings)
        reader.finish(&findings)
        let entries = (codes?.members ?? []).compactMap { readError($0, defaultStatus: status, defaultBody: body) }
        behaviour.errors = ErrorCatalogue(entries)
    }

    private mutating func readError(
        _ member: Mapping.Member, defaultStatus: Int?, defaultBody: Template?
    ) -> ErrorCatalogue.Entry? {
        if let message = member.value.string {
            guard let defaultStatus else {
                findings.error(
                    at: member.value.location, "error '\(member.name)' has no 'status', and neither has 'errors'")
                return nil
            }
            let response = ResponseTemplate(status: defaultStatus, headers: [], body: defaultBody)
            return entry(member, response, [("message", .string(message))], operations: nil)
        }
        guard var reader = MappingReader(member.value, as: "error", findings: &findings) else { return nil }
        let response = readResponse(
            &reader, defaultStatus: defaultStatus, defaultBody: defaultBody, vocabulary: BehaviourVocabulary.errors)
        let operations = reader.optional("operations").map { readOperationIds($0) }
        // Because an API's errors may carry members of their own, every other key is one.
        let provoke = reader.optional("provoke")?.requireString("provoke", &findings)
        let known = ["status", "headers", "body", "operations", "provoke"]
        let own = member.value.mapping?.members.filter { !known.contains($0.name) } ?? []
        return response.map { response in
            entry(
                member, response, own.map { ($0.name, $0.value.json) }, operations: operations, provoke: provoke)
        }
    }

    private mutating func readOperationIds(_ node: Node) -> [String] {
        (node.requireSequence("operations", &findings) ?? []).compactMap { element in
            guard let id = element.requireString("operations", &findings) else { return nil }
            return operation(id, at: element.location)?.id
        }
    }

    private func entry(
        _ member: Mapping.Member, _ response: ResponseTemplate, _ own: [(String, JSON)], operations: [String]? = nil,
        provoke: String? = nil
    ) -> ErrorCatalogue.Entry {
        let builtIn: [(String, JSON)] = [
            ("code", .string(member.name)), ("status", .number(JSONNumber(response.status))),
        ]
        let extra = own.filter { name, _ in name != "code" }
        let code = own.first { name, _ in name == "code" }
        let members = JSONObject((code.map { [$0] + builtIn.dropFirst() } ?? builtIn) + extra)
        return ErrorCatalogue.Entry(
            name: member.name, response: response, members: .object(members), provoke: provoke,
            operations: operations, location: member.nameLocation)
    }
}

extension Node {
    /// Whether it is a media type whose bodies are written as they are: a text, and neither JSON nor XML.
    fileprivate var isTypeOfText: Bool {
        guard let type = string.flatMap({ MediaType($0) }) else { return false }
        return type.type == "text" && !type.isJSON && !type.isXML
    }
}
