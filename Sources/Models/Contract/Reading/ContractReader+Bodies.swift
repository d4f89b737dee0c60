internal import Diagnostics
internal import Documents
internal import HTTPModel
internal import JSONModel
internal import OpenAPIObjects
internal import SchemaValidation

/// Bodies and responses (OAS 3.1 §4.8.13–4.8.17).
extension ContractReader {
    mutating func readRequestBody(_ node: Node, base: String) -> RequestBody? {
        guard let body = object(node, .requestBody, base: base, loss: "any body is taken"),
            let content = body["content"]
        else { return nil }
        return RequestBody(isRequired: body.isTrue("required"), content: readContent(content, base: body.base))
    }

    mutating func readResponses(_ node: Node, base: String) -> [Responses.Response] {
        (object(node, .responses, base: base)?.others ?? []).compactMap { member in
            guard Self.isResponseKey(member.name) else {
                findings.error(
                    at: member.nameLocation,
                    "expected a status such as '200', a range such as '4XX' or 'default', found '\(member.name)'",
                    loss: "the response is ignored")
                return nil
            }
            return readResponse(member.value, key: member.name, base: base)
        }
    }

    private static func isResponseKey(_ key: String) -> Bool {
        if key == "default" { return true }
        guard key.utf8.count == 3, let first = key.first, "12345".contains(first) else { return false }
        return key.hasSuffix("XX") || Int(key) != nil
    }

    private mutating func readResponse(_ node: Node, key: String, base: String) -> Responses.Response {
        let loss = "nothing is known of response '\(key)'"
        guard let response = object(node, .response, base: base, loss: loss) else {
            return Responses.Response(
                key: key, summary: "", content: [], headers: [], location: node.location,
                defect: failure)
        }
        var content = response["content"]
        if let status = Int(key), Responses.statusesWithoutContent.contains(status), let written = content {
            findings.warning(
                at: response.location(of: "content"),
                "'content' of response '\(key)' is ignored: a response of that status has no body; found "
                    + "\(Plural.of(written.mapping?.members.count ?? 0, "media type"))")
            content = nil
        }
        return Responses.Response(
            key: key, summary: response.string("description") ?? "",
            content: content.map { readContent($0, base: response.base) } ?? [],
            headers: readHeaders(response.members("headers"), base: response.base),
            links: readLinks(response.members("links"), base: response.base), location: response.node.location,
            defect: content.flatMap { documents.defect(of: $0) })
    }

    mutating func readContent(_ node: Node, base: String) -> [MediaTypeContent] {
        (node.mapping?.members ?? []).compactMap { member in
            guard let mediaType = MediaType(member.name) else {
                findings.error(
                    at: member.nameLocation,
                    "expected a media type such as 'application/json', found '\(member.name)'",
                    loss: "the media type is ignored")
                return nil
            }
            return readMediaType(member.value, mediaType, base: base)
        }
    }

    private mutating func readMediaType(_ node: Node, _ mediaType: MediaType, base: String) -> MediaTypeContent? {
        guard let object = object(node, .mediaType, base: base) else { return nil }
        let schemaNode = object["schema"]
        var examples = readExamples(object.members("examples"), mediaType, base: base)
        if let example = object["example"] {
            examples.append(.init(name: nil, value: example.json, location: example.location))
        }
        let shape = documents.shape(of: schemaNode, base: base)
        return MediaTypeContent(
            mediaType: mediaType, schema: schemaNode.map { documents.schema($0, base: base) }, shape: shape,
            rootName: documents.rootName(of: schemaNode, base: base), examples: examples,
            fields: readFields(object["encoding"], of: mediaType, shape, schemaNode, base: base))
    }

    private mutating func readExamples(
        _ members: [Mapping.Member], _ mediaType: MediaType, base: String
    ) -> [MediaTypeContent.Example] {
        members.compactMap { member in
            guard let example = object(member.value, .example, base: base) else { return nil }
            let external = example["externalValue"]
            if let external, example["value"] != nil {
                findings.warning(at: external.location, "'externalValue' is ignored, because there is a 'value'")
            }
            if let value = example["value"] {
                return .init(name: member.name, value: value.json, location: value.location)
            }
            return external.flatMap { readExternalValue($0, mediaType) }.map {
                .init(name: member.name, value: $0, location: external?.location ?? example.node.location)
            }
        }
    }
}
