internal import Diagnostics
internal import Documents
internal import HTTPModel

/// Paths and operations (OAS 3.1 §4.8.8–4.8.10).
extension ContractReader {
    mutating func readPaths(_ node: Node, base: String, security: [SecurityRequirement]) -> [Operation] {
        guard let paths = node.requireMapping("paths", &findings) else { return [] }
        var operations: [Operation] = []
        for member in paths.members where !member.name.hasPrefix("x-") {
            guard member.name.hasPrefix("/") else {
                findings.error(at: member.nameLocation, "path '\(member.name)' must start with '/'")
                continue
            }
            if member.name.contains(where: { "?#".contains($0) }) {
                findings.warning(
                    at: member.nameLocation, "path '\(member.name)' is never found: a path ends before '?' and '#'")
            }
            operations += readPathItem(
                .init(node: member.value, base: base), path: PathTemplate(member.name), security: security)
        }
        return operations
    }

    /// The operations of a path item, and of the one it refers to; `label` stands in their ids for the path.
    mutating func readPathItem(
        _ place: ContractDocuments.Place, path: PathTemplate, security: [SecurityRequirement], label: String? = nil
    ) -> [Operation] {
        var parts = [place]
        if place.node["$ref"] != nil {
            guard let target = documents.follow(place, findings: &findings) else { return [] }
            parts.append(target)
        }
        var shared = PathItem(path: path, label: label, parameters: [], servers: nil, security: security)
        var described: [(method: HTTPMethod, place: ContractDocuments.Place, name: SourceLocation)] = []
        for part in parts { describe(part, &shared, &described) }
        return HTTPMethod.describedByOpenAPI.compactMap { method in
            let same = described.filter { $0.method == method }
            for hidden in same.dropFirst() {
                findings.warning(
                    at: hidden.name, "'\(method.rawValue.lowercased())' is hidden by the one beside the '$ref'")
            }
            return same.first.flatMap { readOperation($0.place, method: method, of: shared) }
        }
    }

    /// What a path item says for all its operations.
    private struct PathItem {
        let path: PathTemplate
        let label: String?
        var parameters: [Parameter]
        var servers: [Server]?
        let security: [SecurityRequirement]
    }

    private mutating func describe(
        _ place: ContractDocuments.Place, _ shared: inout PathItem,
        _ described: inout [(method: HTTPMethod, place: ContractDocuments.Place, name: SourceLocation)]
    ) {
        guard var reader = MappingReader(place.node, as: "path item", findings: &findings) else { return }
        for parameter in reader.optional("parameters").map({ readParameters($0, base: place.base) }) ?? []
        where !shared.parameters.contains(where: { $0.name == parameter.name && $0.place == parameter.place }) {
            shared.parameters.append(parameter)
        }
        if let servers = reader.optional("servers"), shared.servers == nil { shared.servers = readServers(servers) }
        for method in HTTPMethod.describedByOpenAPI {
            let name = method.rawValue.lowercased()
            guard let node = reader.optional(name) else { continue }
            let location = place.node.mapping?.member(name)?.nameLocation ?? node.location
            described.append((method, .init(node: node, base: place.base), location))
        }
        for ignored in ["summary", "description", "$ref"] { _ = reader.optional(ignored) }
        _ = reader.members(withPrefix: "x-")
        reader.finish(&findings)
    }

    private mutating func readOperation(
        _ place: ContractDocuments.Place, method: HTTPMethod, of item: PathItem
    ) -> Operation? {
        guard var reader = MappingReader(place.node, as: "operation", findings: &findings) else { return nil }
        let id = reader.optional("operationId")?.requireString("operationId", &findings)
        let own = reader.optional("parameters").map { readParameters($0, base: place.base) } ?? []
        let body = reader.optional("requestBody").flatMap { readRequestBody($0, base: place.base) }
        let responses = reader.optional("responses").map { readResponses($0, base: place.base) } ?? []
        let requirements = reader.optional("security").map { readSecurity($0) } ?? item.security
        let ownServers = reader.optional("servers").map { readServers($0) }
        let callbacks = reader.optional("callbacks").map { readCallbacks($0, base: place.base) } ?? []
        let summary = reader.optional("summary")?.string
        for ignored in ["tags", "description", "externalDocs", "deprecated"] { _ = reader.optional(ignored) }
        _ = reader.members(withPrefix: "x-")
        reader.finish(&findings)
        // Because an operation's parameter replaces the path's of the same name and place (§4.8.10.1).
        let inherited = item.parameters.filter { outer in
            !own.contains { $0.name == outer.name && $0.place == outer.place }
        }
        let parameters = Self.separated(inherited + own, from: requirements)
        if item.label == nil { reportUndeclaredNames(item.path, parameters, place.node) }
        return Operation(
            id: id ?? "\(method) \(item.label ?? item.path.text)", method: method, path: item.path, summary: summary,
            parameters: parameters, requestBody: body, responses: Responses(responses), security: requirements,
            servers: ownServers ?? item.servers ?? servers, callbacks: callbacks, location: place.node.location)
    }

    private mutating func reportUndeclaredNames(_ path: PathTemplate, _ parameters: [Parameter], _ node: Node) {
        let declared = parameters.filter { $0.place == .path }.map(\.name)
        for name in path.names where !declared.contains(name) {
            let hint = NearestName.suggestion(for: name, in: declared)
            findings.error(at: node.location, "path '\(path)' has '{\(name)}' but no path parameter '\(name)'\(hint)")
        }
        for parameter in parameters where parameter.place == .path && !path.names.contains(parameter.name) {
            let hint = NearestName.suggestion(for: parameter.name, in: path.names)
            findings.error(
                at: parameter.location, "path parameter '\(parameter.name)' does not occur in '\(path)'\(hint)")
        }
    }
}
