internal import Diagnostics
internal import Documents
internal import Expressions
internal import JSONModel
internal import OpenAPIObjects
internal import SchemaValidation

/// Links, callbacks and webhooks (OAS 3.1 §4.8.18, §4.8.20): read and checked.
///
/// The mock sends no requests itself, so callbacks and webhooks are warnings.
extension ContractReader {
    private static let vocabulary = ReferenceVocabulary(request: true, response: true)

    mutating func readLinks(_ members: [Mapping.Member], base: String) -> [Link] {
        members.compactMap { member in
            guard let object = object(member.value, .link, base: base), let target = readTarget(object) else {
                return nil
            }
            let parameters = object.members("parameters")
            let link = Link(
                name: member.name, target: target, parameters: parameters.map { ($0.name, template($0.value)) },
                requestBody: object["requestBody"].map { template($0) },
                server: object["server"].flatMap { readServer($0) }, location: object.node.location)
            pendingLinks.append((link, parameters.map(\.nameLocation)))
            return link
        }
    }

    private mutating func readTarget(_ link: DescribedObject) -> Link.Target? {
        switch (link.string("operationId"), link["operationRef"]) {
        case (let id?, nil): return .operationId(id)
        case (nil, let node?):
            let text = node.string ?? ""
            if documents.registry.resolve(text, base: link.base) == nil {
                let reason = documents.reasonUnresolved(node, text, base: link.base)
                findings.warning(at: node.location, "cannot resolve 'operationRef' '\(text)': \(reason)")
            }
            return .operationRef(text)
        case (let id, _):
            let found = id == nil ? "neither" : "both"
            findings.error(
                at: link.node.location, "expected 'operationId' or 'operationRef' in a link, found \(found)",
                loss: "the link is ignored")
            return nil
        }
    }

    private mutating func template(_ node: Node) -> Template {
        var found = Findings()
        let template = Template(node, vocabulary: Self.vocabulary, findings: &found)
        for finding in found.diagnostics { findings.add(finding.losing("the link is never followed")) }
        return template
    }

    /// Reports links to unknown operations, or with parameters that the operation does not have.
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

    mutating func readCallbacks(_ members: [Mapping.Member], base: String) -> [Callback] {
        members.compactMap { member in
            findings.warning(
                at: member.nameLocation,
                "callback '\(member.name)' is read but never sent; the mock makes no requests of its own")
            guard let callback = object(member.value, .callback, base: base) else { return nil }
            let destinations = callback.others.map { destination in
                Callback.Destination(
                    url: urlTemplate(destination),
                    operations: readSent(destination.value, base: callback.base, as: "\(member.name) callback"))
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

    mutating func readWebhooks(_ members: [Mapping.Member], base: String) -> [Webhook] {
        members.map { member in
            findings.warning(
                at: member.nameLocation,
                "webhook '\(member.name)' is read but never sent; the mock makes no requests of its own")
            let operations = readSent(member.value, base: base, as: "\(member.name) webhook")
            return Webhook(name: member.name, operations: operations, location: member.nameLocation)
        }
    }

    /// The operations that the API calls.
    ///
    /// One without an id is named by `label` and its method.
    private mutating func readSent(_ node: Node, base: String, as label: String) -> [Operation] {
        readPathItem(.init(node: node, base: base), path: PathTemplate("/"), security: [], label: label)
    }
}
