internal import Diagnostics
internal import Documents
internal import OpenAPIObjects
internal import SchemaValidation

/// Components and security (OAS 3.1 §4.8.7, §4.8.27, §4.8.30).
extension ContractReader {
    /// Reads the security schemes among the components, which are referred to by name and not by `$ref`.
    mutating func readComponents(_ node: Node, base: String) {
        for member in object(node, .components, base: base)?.members("securitySchemes") ?? [] {
            schemes[member.name] = .some(readScheme(member, base: base))
        }
    }

    private mutating func readScheme(_ member: Mapping.Member, base: String) -> SecurityScheme? {
        let loss = "no request is held to it"
        guard let object = object(member.value, .securityScheme, base: base, loss: loss), let kind = readKind(object)
        else { return nil }
        return SecurityScheme(name: member.name, kind: kind, location: member.nameLocation)
    }

    private mutating func readKind(_ scheme: DescribedObject) -> SecurityScheme.Kind? {
        switch scheme.string("type") {
        case "apiKey":
            guard let name = scheme.string("name"),
                let place = scheme.string("in").flatMap({ Parameter.Place(rawValue: $0) })
            else { return nil }
            return .apiKey(name: name, place: place)
        case "http": return scheme.string("scheme").map { .http(scheme: $0) }
        // A mock does not check where tokens come from.
        case "oauth2": return .oauth2
        case "openIdConnect": return .openIDConnect
        case "mutualTLS":
            findings.warning(
                at: scheme["type"]?.location ?? scheme.node.location,
                "client certificates are not asked for: the mock speaks plain HTTP, and takes 'mutualTLS' as given")
            return .mutualTLS
        default: return nil
        }
    }

    mutating func readSecurity(_ node: Node) -> [SecurityRequirement] {
        let requirements = (node.sequence ?? []).compactMap { readRequirement($0) }
        // Because a client certificate never arrives, one is taken as given; alone it lets nobody in for another.
        return requirements.compactMap { requirement in
            let items = requirement.items.filter { $0.scheme.kind != .mutualTLS }
            return items.isEmpty && !requirement.items.isEmpty ? nil : SecurityRequirement(items: items)
        }
    }

    private mutating func readRequirement(_ node: Node) -> SecurityRequirement? {
        guard let object = object(node, .securityRequirement, base: "") else { return nil }
        var items: [SecurityRequirement.Item] = []
        let members = node.mapping?.members ?? []
        for member in members {
            guard let scheme = schemes[member.name] else {
                let hint = NearestName.suggestion(for: member.name, in: schemes.keys)
                findings.error(
                    at: member.nameLocation, "unknown security scheme '\(member.name)'\(hint)",
                    loss: "no request is held to it")
                continue
            }
            let scopes = object[member.name]?.sequence?.compactMap(\.string) ?? []
            if let scheme { items.append(.init(scheme: scheme, scopes: scopes)) }
        }
        return items.isEmpty && !members.isEmpty ? nil : SecurityRequirement(items: items)
    }
}
