internal import Diagnostics
internal import Documents
internal import HTTPModel
internal import JSONModel
internal import SchemaValidation

/// Bodies and responses (OAS 3.1 §4.8.13–4.8.17).
extension ContractReader {
    mutating func readRequestBody(_ node: Node, base: String) -> RequestBody? {
        guard let place = documents.resolve(.init(node: node, base: base), findings: &findings),
            var reader = MappingReader(place.node, as: "request body", findings: &findings)
        else { return nil }
        let isRequired = reader.optional("required")?.requireBool("required", &findings) ?? false
        let content = reader.required("content", &findings).map { readContent($0, base: place.base) } ?? []
        _ = reader.optional("description")
        _ = reader.members(withPrefix: "x-")
        reader.finish(&findings)
        return RequestBody(isRequired: isRequired, content: content)
    }

    mutating func readResponses(_ node: Node, base: String) -> [Responses.Response] {
        (node.requireMapping("responses", &findings)?.members ?? []).compactMap { member in
            guard !member.name.hasPrefix("x-") else { return nil }
            guard Self.isResponseKey(member.name) else {
                findings.error(
                    at: member.nameLocation,
                    "expected a status such as '200', a range such as '4XX' or 'default', found '\(member.name)'")
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

    private mutating func readResponse(_ node: Node, key: String, base: String) -> Responses.Response? {
        guard let place = documents.resolve(.init(node: node, base: base), findings: &findings),
            var reader = MappingReader(place.node, as: "response", findings: &findings)
        else { return nil }
        let summary = reader.optional("description")?.requireString("description", &findings) ?? ""
        let content = reader.optional("content").map { readContent($0, base: place.base) } ?? []
        let headers = reader.optional("headers").map { readHeaders($0, base: place.base) } ?? []
        let links = reader.optional("links").map { readLinks($0, base: place.base) } ?? []
        _ = reader.members(withPrefix: "x-")
        reader.finish(&findings)
        return Responses.Response(
            key: key, summary: summary, content: content, headers: headers, links: links,
            location: place.node.location)
    }

    mutating func readContent(_ node: Node, base: String) -> [MediaTypeContent] {
        (node.requireMapping("content", &findings)?.members ?? []).compactMap { member in
            guard let mediaType = MediaType(member.name) else {
                findings.error(
                    at: member.nameLocation,
                    "expected a media type such as 'application/json', found '\(member.name)'")
                return nil
            }
            return readMediaType(member.value, mediaType, base: base)
        }
    }

    private mutating func readMediaType(_ node: Node, _ mediaType: MediaType, base: String) -> MediaTypeContent? {
        guard var reader = MappingReader(node, as: "media type", findings: &findings) else { return nil }
        let schemaNode = reader.optional("schema")
        var examples = reader.optional("examples").map { readExamples($0, mediaType, base: base) } ?? []
        if let example = reader.optional("example") {
            examples.append(.init(name: nil, value: example.json, location: example.location))
        }
        let encodingNode = reader.optional("encoding")
        _ = reader.members(withPrefix: "x-")
        reader.finish(&findings)
        let shape = documents.shape(of: schemaNode, base: base)
        return MediaTypeContent(
            mediaType: mediaType, schema: schemaNode.map { documents.schema($0, base: base) }, shape: shape,
            rootName: documents.rootName(of: schemaNode, base: base), examples: examples,
            fields: readFields(encodingNode, of: mediaType, shape, schemaNode, base: base))
    }

    private mutating func readExamples(
        _ node: Node, _ mediaType: MediaType, base: String
    ) -> [MediaTypeContent.Example] {
        (node.requireMapping("examples", &findings)?.members ?? []).compactMap { member in
            guard let place = documents.resolve(.init(node: member.value, base: base), findings: &findings),
                var reader = MappingReader(place.node, as: "example", findings: &findings)
            else { return nil }
            let value = reader.optional("value")
            let external = reader.optional("externalValue")
            for ignored in ["summary", "description"] { _ = reader.optional(ignored) }
            _ = reader.members(withPrefix: "x-")
            reader.finish(&findings)
            if let external, value != nil {
                findings.warning(at: external.location, "'externalValue' is ignored, because there is a 'value'")
            }
            if let value { return .init(name: member.name, value: value.json, location: value.location) }
            return external.flatMap { readExternalValue($0, mediaType) }.map {
                .init(name: member.name, value: $0, location: external?.location ?? place.node.location)
            }
        }
    }
}
