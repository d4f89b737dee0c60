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
            guard let item = documents.resolve(.init(node: member.value, base: base), findings: &findings) else {
                continue
            }
            operations += readPathItem(item, path: PathTemplate(member.name), security: security)
        }
        return operations
    }

    private mutating func readPathItem(
        _ place: ContractDocuments.Place, path: PathTemplate, security: [SecurityRequirement]
    ) -> [Operation] {
        guard var reader = MappingReader(place.node, as: "path item", findings: &findings) else { return [] }
        let shared = reader.optional("parameters").map { readParameters($0, base: place.base) } ?? []
        var operations: [Operation] = []
        for method in HTTPMethod.describedByOpenAPI {
            guard let node = reader.optional(method.rawValue.lowercased()) else { continue }
            let place = ContractDocuments.Place(node: node, base: place.base)
            if let operation = readOperation(place, method: method, path: path, shared: shared, security: security) {
                operations.append(operation)
            }
        }
        for ignored in ["summary", "description", "servers", "$ref"] { _ = reader.optional(ignored) }
        _ = reader.members(withPrefix: "x-")
        reader.finish(&findings)
        return operations
    }

    private mutating func readOperation(
        _ place: ContractDocuments.Place, method: HTTPMethod, path: PathTemplate, shared: [Parameter],
        security: [SecurityRequirement]
    ) -> Operation? {
        guard var reader = MappingReader(place.node, as: "operation", findings: &findings) else { return nil }
        let id = reader.optional("operationId")?.requireString("operationId", &findings)
        let own = reader.optional("parameters").map { readParameters($0, base: place.base) } ?? []
        let body = reader.optional("requestBody").flatMap { readRequestBody($0, base: place.base) }
        let responses = reader.optional("responses").map { readResponses($0, base: place.base) } ?? []
        let requirements = reader.optional("security").map { readSecurity($0) } ?? security
        let summary = reader.optional("summary")?.string
        for ignored in ["tags", "description", "externalDocs", "callbacks", "deprecated", "servers"] {
            _ = reader.optional(ignored)
        }
        _ = reader.members(withPrefix: "x-")
        reader.finish(&findings)
        // Because an operation's parameter replaces the path's of the same name and place (§4.8.10.1).
        let inherited = shared.filter { outer in !own.contains { $0.name == outer.name && $0.place == outer.place } }
        let parameters = Self.separated(inherited + own, from: requirements)
        reportUndeclaredNames(path, parameters, place.node)
        return Operation(
            id: id ?? "\(method) \(path)", method: method, path: path, summary: summary, parameters: parameters,
            requestBody: body, responses: Responses(responses), security: requirements, location: place.node.location)
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
