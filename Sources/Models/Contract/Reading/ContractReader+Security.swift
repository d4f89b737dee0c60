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
            for ignored in ["description", "bearerFormat", "openIdConnectUrl"] { _ = reader.optional(ignored) }
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
        case .oauth2:
            if let flows = reader.required("flows", &findings) { readFlows(flows) }
            return .oauth2
        case .openIdConnect: return .openIDConnect
        case .mutualTLS:
            findings.warning(
                at: typeNode?.location ?? node.location,
                "client certificates are not asked for: the mock speaks plain HTTP, and takes 'mutualTLS' as given")
            return .mutualTLS
        }
    }

    /// Checks the flows of a scheme (OAS 3.1 §4.8.28); where tokens come from does not matter to a mock.
    private mutating func readFlows(_ node: Node) {
        guard var reader = MappingReader(node, as: "flows", findings: &findings) else { return }
        for name in ["implicit", "password", "clientCredentials", "authorizationCode"] {
            guard let node = reader.optional(name),
                var flow = MappingReader(node, as: "flow '\(name)'", findings: &findings)
            else { continue }
            for key in ["authorizationUrl", "tokenUrl", "refreshUrl", "scopes"] { _ = flow.optional(key) }
            _ = flow.members(withPrefix: "x-")
            flow.finish(&findings)
        }
        _ = reader.members(withPrefix: "x-")
        reader.finish(&findings)
    }

    mutating func readSecurity(_ node: Node) -> [SecurityRequirement] {
        let alternatives = node.requireSequence("security", &findings) ?? []
        let requirements = alternatives.compactMap { readRequirement($0) }
        // Because an empty alternative makes security optional (§4.8.30), which for us is no security at all.
        if requirements.contains(where: \.items.isEmpty) { return [] }
        // Because a client certificate never arrives, one is taken as given; alone it lets nobody in for another.
        return requirements.compactMap { requirement in
            let items = requirement.items.filter { $0.scheme.kind != .mutualTLS }
            return items.isEmpty ? nil : SecurityRequirement(items: items)
        }
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
