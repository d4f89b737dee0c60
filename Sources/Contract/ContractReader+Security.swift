internal import Diagnostics
internal import Documents
internal import SchemaValidation

/// Components and security (OAS 3.1 §4.8.7, §4.8.27, §4.8.30).
extension ContractReader {
    mutating func readComponents(_ node: Node, base: String) {
        guard var reader = MappingReader(node, as: "components", findings: &findings) else { return }
        if let node = reader.optional("securitySchemes") { readSecuritySchemes(node, base: base) }
        if let schemas = reader.optional("schemas")?.requireMapping("schemas", &findings) {
            for member in schemas.members {
                // Because a schema that nothing refers to may be wrong too.
                if let place = documents.registry.resolve("#/components/schemas/\(member.name)", base: base) {
                    _ = documents.registry.schema(at: place)
                }
            }
        }
        for ignored in [
            "responses", "parameters", "examples", "requestBodies", "headers", "links", "callbacks", "pathItems",
        ] { _ = reader.optional(ignored) }
        _ = reader.members(withPrefix: "x-")
        reader.finish(&findings)
    }

    private mutating func readSecuritySchemes(_ node: Node, base: String) {
        for member in node.requireMapping("securitySchemes", &findings)?.members ?? [] {
            guard let place = documents.resolve(.init(node: member.value, base: base), findings: &findings),
                let kind = readSchemeKind(place.node)
            else { continue }
            schemes[member.name] = SecurityScheme(name: member.name, kind: kind, location: member.nameLocation)
        }
    }

    private enum SchemeType: String, CaseIterable {
        case apiKey, http, oauth2, openIdConnect, mutualTLS
    }

    private mutating func readSchemeKind(_ node: Node) -> SecurityScheme.Kind? {
        guard var reader = MappingReader(node, as: "security scheme", findings: &findings) else { return nil }
        defer {
            for ignored in ["description", "bearerFormat", "flows", "openIdConnectUrl"] { _ = reader.optional(ignored) }
            _ = reader.members(withPrefix: "x-")
            reader.finish(&findings)
        }
        let typeNode = reader.required("type", &findings)
        guard let type: SchemeType = typeNode?.requireChoice("type", &findings) else {
            for key in ["name", "in", "scheme"] { _ = reader.optional(key) }
            return nil
        }
        switch type {
        case .apiKey:
            guard let name = reader.required("name", &findings)?.requireString("name", &findings),
                let place: Parameter.Place = reader.required("in", &findings)?.requireChoice("in", &findings)
            else { return nil }
            return .apiKey(name: name, place: place)
        case .http:
            let scheme = reader.required("scheme", &findings)?.requireString("scheme", &findings)
            return scheme.map { .http(scheme: $0) }
        case .oauth2: return .oauth2
        case .openIdConnect: return .openIDConnect
        case .mutualTLS: return .mutualTLS
        }
    }

    mutating func readSecurity(_ node: Node) -> [SecurityRequirement] {
        let alternatives = node.requireSequence("security", &findings) ?? []
        let requirements = alternatives.compactMap { readRequirement($0) }
        // Because an empty alternative makes security optional (§4.8.30), which for us is no security at all.
        return requirements.contains { $0.items.isEmpty } ? [] : requirements
    }

    private mutating func readRequirement(_ node: Node) -> SecurityRequirement? {
        guard let mapping = node.requireMapping("security requirement", &findings) else { return nil }
        var items: [SecurityRequirement.Item] = []
        for member in mapping.members {
            guard let scheme = schemes[member.name] else {
                let hint = NearestName.suggestion(for: member.name, in: schemes.keys)
                findings.error(at: member.nameLocation, "unknown security scheme '\(member.name)'\(hint)")
                continue
            }
            let scopes = member.value.requireSequence(member.name, &findings) ?? []
            items.append(.init(scheme: scheme, scopes: scopes.compactMap { $0.requireString("scope", &findings) }))
        }
        return items.isEmpty && !mapping.members.isEmpty ? nil : SecurityRequirement(items: items)
    }
}
