internal import Diagnostics
internal import Documents
internal import HTTPModel
internal import JSONModel
internal import SchemaValidation
internal import XMLBodies

/// Parameters and headers (OAS 3.1 §4.8.12, §4.8.21).
extension ContractReader {
    mutating func readParameters(_ node: Node, base: String) -> [Parameter] {
        (node.requireSequence("parameters", &findings) ?? []).compactMap { readParameter($0, base: base) }
    }

    private mutating func readParameter(_ node: Node, base: String) -> Parameter? {
        guard let place = documents.resolve(.init(node: node, base: base), findings: &findings),
            var reader = MappingReader(place.node, as: "parameter", findings: &findings)
        else { return nil }
        let name = reader.required("name", &findings)?.requireString("name", &findings)
        let where_: Parameter.Place? = reader.required("in", &findings)?.requireChoice("in", &findings)
        let parameter = readValue(&reader, name: name, in: where_, base: place.base)
        reader.finish(&findings)
        guard let parameter else { return nil }
        return isIgnored(parameter, as: "header parameter", ["Accept", "Content-Type", "Authorization"])
            ? nil : parameter
    }

    /// Reads headers by their names; `ignored` are those which are described elsewhere.
    mutating func readHeaders(_ node: Node, of what: String = "header", base: String) -> [Parameter] {
        (node.requireMapping("headers", &findings)?.members ?? []).compactMap { member in
            guard let place = documents.resolve(.init(node: member.value, base: base), findings: &findings),
                var reader = MappingReader(place.node, as: "header", findings: &findings)
            else { return nil }
            let header = readValue(&reader, name: member.name, in: .header, base: place.base)
            reader.finish(&findings)
            guard let header else { return nil }
            return isIgnored(header, as: what, ["Content-Type"]) ? nil : header
        }
    }

    /// Whether OpenAPI has another place for the header (§4.8.12.2, §4.8.15.1, §4.8.17.1).
    private mutating func isIgnored(_ parameter: Parameter, as what: String, _ names: [String]) -> Bool {
        guard parameter.place == .header, let name = names.first(where: { $0.isSameField(as: parameter.name) }) else {
            return false
        }
        let instead = name == "Authorization" ? "'security' describes it" : "'content' describes it"
        findings.warning(at: parameter.location, "\(what) '\(parameter.name)' is ignored: in OpenAPI \(instead)")
        return true
    }

    /// Reads what parameters and headers have in common.
    private mutating func readValue(
        _ reader: inout MappingReader, name: String?, in place: Parameter.Place?, base: String
    ) -> Parameter? {
        let isRequired = reader.optional("required")?.requireBool("required", &findings) ?? false
        let isDeprecated = reader.optional("deprecated")?.requireBool("deprecated", &findings) ?? false
        let emptyNode = reader.optional("allowEmptyValue")
        let allowsEmpty = emptyNode?.requireBool("allowEmptyValue", &findings) ?? false
        let schemaNode = reader.optional("schema")
        let contentNode = reader.optional("content")
        let style = StyleNodes(&reader)
        let (exampleNode, examplesNode) = (reader.optional("example"), reader.optional("examples"))
        _ = reader.optional("description")
        _ = reader.members(withPrefix: "x-")
        guard let name, let place else { return nil }
        if allowsEmpty, place != .query, let emptyNode {
            findings.warning(
                at: emptyNode.location,
                "'allowEmptyValue' is ignored: it is for query parameters, this is in '\(place)'")
        }
        let content = contentNode.flatMap { readOnlyContent($0, schemaNode, style, base: base) }
        let shape = content?.shape ?? documents.shape(of: schemaNode, base: base)
        let form = content.map { .content($0) } ?? readStyle(style, in: place, shape)
        return Parameter(
            name: name, place: place, isRequired: isRequired || place == .path, isDeprecated: isDeprecated,
            allowsEmptyValue: allowsEmpty,
            schema: content.map(\.schema) ?? schemaNode.map { documents.schema($0, base: base) },
            example: (exampleNode ?? examplesNode?.mapping?.members.first?.value["value"])?.json
                ?? content?.examples.first?.value,
            codec: ParameterCodec(
                name: name, form: form, shape: shape, allowsReserved: readsReserved(style, in: place)),
            location: reader.node.location)
    }

    /// The one media type of a parameter that has `content` (§4.8.12.2.2).
    private mutating func readOnlyContent(
        _ node: Node, _ schema: Node?, _ style: StyleNodes, base: String
    ) -> MediaTypeContent? {
        let content = readContent(node, base: base)
        if let count = node.mapping?.members.count, count != 1 {
            findings.error(at: node.location, "expected one media type in a parameter's 'content', found \(count)")
        }
        if let schema { findings.error(at: schema.location, "expected 'schema' or 'content', found both") }
        for (name, node) in style.given {
            findings.warning(
                at: node.location, "'\(name)' is ignored: the media type in 'content' says how it is written")
        }
        return content.first
    }

    /// The nodes that say how a value is written.
    struct StyleNodes {
        let style: Node?
        let explode: Node?
        let allowReserved: Node?

        init(_ reader: inout MappingReader) {
            style = reader.optional("style")
            explode = reader.optional("explode")
            allowReserved = reader.optional("allowReserved")
        }

        var given: [(name: String, node: Node)] {
            [("style", style), ("explode", explode), ("allowReserved", allowReserved)].compactMap { name, node in
                node.map { (name, $0) }
            }
        }
    }

    mutating func readStyle(
        _ nodes: StyleNodes, in place: Parameter.Place, _ shape: XMLShape
    ) -> ParameterCodec.Form {
        let allowed = ParameterStyle.allowed(in: place)
        var style: ParameterStyle = nodes.style?.requireChoice("style", &findings) ?? allowed[0]
        if !allowed.contains(style), let node = nodes.style {
            findings.error(
                at: node.location,
                "style '\(style.rawValue)' is not for what is in '\(place)'; "
                    + "expected \(NameList.of(allowed.map(\.rawValue)))")
            style = allowed[0]
        }
        let explode = nodes.explode?.requireBool("explode", &findings)
        if style == .deepObject, explode == false, let node = nodes.explode {
            findings.warning(
                at: node.location, "'explode: false' is ignored: style 'deepObject' has a pair for each member")
        }
        if style.needsParts, !shape.hasParts, let node = nodes.style {
            findings.warning(
                at: node.location,
                "style '\(style.rawValue)' is ignored: it is for lists or objects, this is a single value")
            style = .form
        }
        if style == .deepObject, case .array = shape.content, let node = nodes.style {
            findings.warning(at: node.location, "style 'deepObject' is ignored: it is for objects, this is a list")
            style = .form
        }
        return .style(style, isExploded: explode ?? style.explodesByDefault)
    }

    private mutating func readsReserved(_ nodes: StyleNodes, in place: Parameter.Place) -> Bool {
        guard nodes.allowReserved?.requireBool("allowReserved", &findings) == true else { return false }
        if place != .query, let node = nodes.allowReserved {
            findings.warning(
                at: node.location, "'allowReserved' is ignored: it is for query parameters, this is in '\(place)'")
        }
        return place == .query
    }

    /// The parameters of one operation, each knowing what the others and the security schemes' keys are called.
    static func separated(_ parameters: [Parameter], from requirements: [SecurityRequirement]) -> [Parameter] {
        parameters.map { parameter in
            guard parameter.codec.isSpread, parameter.codec.shape.isOpen else { return parameter }
            var parameter = parameter
            let keys = requirements.flatMap(\.items).compactMap { item in
                if case .apiKey(let name, parameter.place) = item.scheme.kind { name } else { nil }
            }
            let others = parameters.filter { $0.place == parameter.place && $0.name != parameter.name }
            parameter.codec.foreignNames = Set(others.flatMap(\.codec.pairNames) + keys)
            return parameter
        }
    }
}
