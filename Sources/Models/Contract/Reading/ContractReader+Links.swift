internal import Diagnostics
internal import Documents
internal import Expressions
internal import JSONModel
internal import SchemaValidation

/// Links, callbacks and webhooks (OAS 3.1 §4.8.18, §4.8.20): read and checked.
///
/// The mock sends nothing on its own, so callbacks and webhooks are warned about.
extension ContractReader {
    private static let vocabulary = ReferenceVocabulary(request: true, response: true)

    mutating func readLinks(_ node: Node, base: String) -> [Link] {
        (node.requireMapping("links", &findings)?.members ?? []).compactMap { member in
            guard let place = documents.resolve(.init(node: member.value, base: base), findings: &findings),
                var reader = MappingReader(place.node, as: "link", findings: &findings)
            else { return nil }
            let target = readTarget(&reader, base: place.base)
            let parameters = reader.optional("parameters")?.requireMapping("parameters", &findings)?.members ?? []
            let body = reader.optional("requestBody")
            let server = reader.optional("server").flatMap { readServer($0) }
            _ = reader.optional("description")
            _ = reader.members(withPrefix: "x-")
            reader.finish(&findings)
            let link = target.map { target in
                Link(
                    name: member.name, target: target, parameters: parameters.map { ($0.name, template($0.value)) },
                    requestBody: body.map { template($0) }, server: server, location: place.node.location)
            }
            if let link { pendingLinks.append((link, parameters.map(\.nameLocation))) }
            return link
        }
    }

    private mutating func readTarget(_ reader: inout MappingReader, base: String) -> Link.Target? {
        let id = reader.optional("operationId")
        let reference = reader.optional("operationRef")
        switch (id, reference) {
        case (let id?, nil): return id.requireString("operationId", &findings).map { .operationId($0) }
        case (nil, let node?):
            guard let text = node.requireString("operationRef", &findings) else { return nil }
            if documents.registry.resolve(text, base: base) == nil {
                let reason = documents.reasonUnresolved(node, text, base: base)
                findings.warning(at: node.location, "cannot resolve 'operationRef' '\(text)': \(reason)")
            }
            return .operationRef(text)
        default:
            let found = id == nil ? "neither" : "both"
            findings.error(
                at: reader.node.location, "expected 'operationId' or 'operationRef' in a link, found \(found)")
            return nil
        }
    }

    private mutating func template(_ node: Node) -> Template {
        Template(node, vocabulary: Self.vocabulary, findings: &findings)
    }

    /// Reports links that lead to no operation, or to one without the parameters they give.
    mutating func checkLinks(_ operations: [Operation]) {
        for (link, places) in pendingLinks {
            guard case .operationId(let id) = link.target else { continue }
            guard let operation = operations.first(where: { $0.id == id }) else {
                let hint = NearestName.suggestion(for: id, in: operations.map(\.id))
                findings.warning(at: link.location, "link '\(link.name)' leads to no operation '\(id)'\(hint)")
                continue
            }
            let names = operation.parameters.map(\.name)
            let known = names + operation.parameters.map { "\($0.place.rawValue).\($0.name)" }
            for (parameter, place) in zip(link.parameters, places) where !known.contains(parameter.name) {
                let hint = NearestName.suggestion(for: parameter.name, in: names)
                findings.warning(at: place, "'\(id)' has no parameter '\(parameter.name)'\(hint)")
            }
        }
    }

    mutating func readCallbacks(_ node: Node, base: String) -> [Callback] {
        (node.requireMapping("callbacks", &findings)?.members ?? []).compactMap { member in
            findings.warning(
                at: member.nameLocation,
                "callback '\(member.name)' is read but never sent; the mock makes no requests of its own")
            guard let place = documents.resolve(.init(node: member.value, base: base), findings: &findings),
                let mapping = place.node.requireMapping("callback", &findings)
            else { return nil }
            let destinations = mapping.members.filter { !$0.name.hasPrefix("x-") }.map { destination in
                Callback.Destination(
                    url: urlTemplate(destination),
                    operations: readSent(destination.value, base: place.base, as: "\(member.name) callback"))
            }
            return Callback(name: member.name, destinations: destinations, location: member.nameLocation)
        }
    }

    private mutating func urlTemplate(_ member: Mapping.Member) -> Template? {
        do throws(ExpressionSyntaxError) {
            return try Template(text: member.name, vocabulary: Self.vocabulary)
        } catch {
            findings.warning(at: member.nameLocation, "the callback's URL '\(member.name)': \(error.message)")
            return nil
        }
    }

    mutating func readWebhooks(_ node: Node, base: String) -> [Webhook] {
        (node.requireMapping("webhooks", &findings)?.members ?? []).map { member in
            findings.warning(
                at: member.nameLocation,
                "webhook '\(member.name)' is read but never sent; the mock makes no requests of its own")
            let operations = readSent(member.value, base: base, as: "\(member.name) webhook")
            return Webhook(name: member.name, operations: operations, location: member.nameLocation)
        }
    }

    /// The operations that the API calls rather than serves; one without an id goes by `label` and its method.
    private mutating func readSent(_ node: Node, base: String, as label: String) -> [Operation] {
        readPathItem(.init(node: node, base: base), path: PathTemplate("/"), security: [], label: label)
    }
}
