internal import Diagnostics
internal import Documents
internal import HTTPModel
internal import OpenAPIObjects

/// Paths and operations (OAS 3.1 §4.8.8–4.8.10).
extension ContractReader {
    mutating func readPaths(_ node: Node, base: String, security: [SecurityRequirement]) -> [Operation] {
        var operations: [Operation] = []
        for member in object(node, .paths, base: base)?.others ?? [] {
            guard member.name.hasPrefix("/") else {
                findings.error(
                    at: member.nameLocation, "path '\(member.name)' must start with '/'", loss: "the path is ignored")
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

    /// The operations of a path item, and of the one it refers to; `label` replaces the path in their ids.
    mutating func readPathItem(
        _ place: ContractDocuments.Place, path: PathTemplate, security: [SecurityRequirement], label: String? = nil
    ) -> [Operation] {
        var parts = [place]
        if place.node["$ref"]?.string != nil {
            let target = documents.follow(place, loss: "what it leads to is ignored", findings: &findings)
            parts += target.map { [$0] } ?? []
        }
        var shared = PathItem(path: path, label: label, parameters: [], servers: nil, security: security)
        var described: [Described] = []
        for part in parts { describe(part, &shared, &described) }
        return HTTPMethod.describedByOpenAPI.compactMap { method in
            let same = described.filter { $0.method == method }
            for hidden in same.dropFirst() {
                findings.warning(
                    at: hidden.name, "'\(method.rawValue.lowercased())' is hidden by the one beside the '$ref'")
            }
            return same.first.map { readOperation($0, of: shared) }
        }
    }

    /// The parts of a path item that apply to all its operations.
    private struct PathItem {
        let path: PathTemplate
        let label: String?
        var parameters: [Parameter]
        var servers: [Server]?
        let security: [SecurityRequirement]
    }

    /// An operation in a path item.
    private struct Described {
        let method: HTTPMethod
        let node: Node
        let base: String
        /// Where its method is written.
        let name: SourceLocation
    }

    private mutating func describe(
        _ place: ContractDocuments.Place, _ shared: inout PathItem, _ described: inout [Described]
    ) {
        guard let item = object(place.node, .pathItem, base: place.base) else { return }
        for node in item.elements("parameters") {
            guard let parameter = readParameter(node, base: place.base),
                !shared.parameters.contains(where: { $0.name == parameter.name && $0.place == parameter.place })
            else { continue }
            shared.parameters.append(parameter)
        }
        if let servers = item["servers"]?.sequence, shared.servers == nil {
            shared.servers = servers.compactMap { readServer($0) }
        }
        for method in HTTPMethod.describedByOpenAPI {
            let name = method.rawValue.lowercased()
            guard let node = item[name] else { continue }
            described.append(Described(method: method, node: node, base: place.base, name: item.location(of: name)))
        }
    }

    private mutating func readOperation(_ described: Described, of item: PathItem) -> Operation {
        let name = "\(described.method) \(item.label ?? item.path.text)"
        let loss = "\(name) answers 501"
        guard let object = object(described.node, .operation, base: described.base, loss: loss) else {
            return Operation(disabled: name, described.method, item.path, by: failure, described.name)
        }
        let own = object.elements("parameters").compactMap { readParameter($0, base: object.base) }
        let body = object["requestBody"].flatMap { readRequestBody($0, base: object.base) }
        let responses = object["responses"].map { readResponses($0, base: object.base) } ?? []
        let requirements = object["security"].map { readSecurity($0) } ?? item.security
        let ownServers = object["servers"]?.sequence?.compactMap { readServer($0) }
        let callbacks = readCallbacks(object.members("callbacks"), base: object.base)
        // Because an operation's parameter replaces the path's of the same name and place (§4.8.10.1).
        let inherited = item.parameters.filter { outer in
            !own.contains { $0.name == outer.name && $0.place == outer.place }
        }
        var parameters = Self.separated(inherited + own, from: requirements)
        if item.label == nil { parameters = placed(parameters, in: item.path, object.node) }
        return Operation(
            id: object.string("operationId") ?? name, method: described.method, path: item.path,
            summary: object.string("summary"), parameters: parameters, requestBody: body,
            responses: Responses(responses), security: requirements, servers: ownServers ?? item.servers ?? servers,
            callbacks: callbacks, location: object.node.location, defect: documents.defect(of: object.node))
    }

    /// The parameters without those `in: path` that do not occur in the path's template.
    private mutating func placed(_ parameters: [Parameter], in path: PathTemplate, _ node: Node) -> [Parameter] {
        let declared = parameters.filter { $0.place == .path }.map(\.name)
        for name in path.names where !declared.contains(name) {
            let hint = NearestName.suggestion(for: name, in: declared)
            findings.error(
                at: node.location, "path '\(path)' has '{\(name)}' but no path parameter '\(name)'\(hint)",
                loss: "any text is taken for it")
        }
        return parameters.filter { parameter in
            guard parameter.place == .path, !path.names.contains(parameter.name) else { return true }
            let hint = NearestName.suggestion(for: parameter.name, in: path.names)
            findings.error(
                at: parameter.location, "path parameter '\(parameter.name)' does not occur in '\(path)'\(hint)",
                loss: "the parameter is ignored")
            return false
        }
    }
}

extension Operation {
    /// Makes an operation of which only the method and the path are known.
    fileprivate convenience init(
        disabled name: String, _ method: HTTPMethod, _ path: PathTemplate, by defect: Diagnostic?,
        _ location: SourceLocation
    ) {
        self.init(
            id: name, method: method, path: path, parameters: [], requestBody: nil, responses: Responses([]),
            security: [], location: location, defect: defect)
    }
}
