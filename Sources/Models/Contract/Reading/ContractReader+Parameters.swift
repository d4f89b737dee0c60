internal import Diagnostics
internal import Documents
internal import HTTPModel
internal import JSONModel
internal import OpenAPIObjects
internal import SchemaValidation
internal import XMLBodies

/// Parameters and headers (OAS 3.1 §4.8.12, §4.8.21).
extension ContractReader {
    mutating func readParameter(_ node: Node, base: String) -> Parameter? {
        guard let object = object(node, .parameter, base: base), let name = object.string("name"),
            let place = object.string("in").flatMap({ Parameter.Place(rawValue: $0) })
        else { return nil }
        let parameter = readValue(object, name: name, in: place)
        return isIgnored(parameter, as: "header parameter", ["Accept", "Content-Type", "Authorization"])
            ? nil : parameter
    }

    /// Reads headers; `what` is the word for them in messages.
    mutating func readHeaders(
        _ members: [Mapping.Member], of what: String = "header", base: String
    ) -> [Parameter] {
        members.compactMap { member in
            guard let object = object(member.value, .header, base: base) else { return nil }
            let header = readValue(object, name: member.name, in: .header)
            return isIgnored(header, as: what, ["Content-Type"]) ? nil : header
        }
    }

    /// Whether another keyword of OpenAPI describes the header (§4.8.12.2, §4.8.15.1, §4.8.17.1).
    private mutating func isIgnored(_ parameter: Parameter, as what: String, _ names: [String]) -> Bool {
        guard parameter.place == .header, let name = names.first(where: { $0.isSameField(as: parameter.name) }) else {
            return false
        }
        let instead = name == "Authorization" ? "'security' describes it" : "'content' describes it"
        findings.warning(at: parameter.location, "\(what) '\(parameter.name)' is ignored: in OpenAPI \(instead)")
        return true
    }

    /// Reads the common keys of parameters and headers.
    private mutating func readValue(
        _ object: DescribedObject, name: String, in place: Parameter.Place
    ) -> Parameter {
        let (schema, style) = (object["schema"], StyleNodes(object))
        if place != .query, object.isTrue("allowEmptyValue"), let node = object["allowEmptyValue"] {
            findings.warning(
                at: node.location, "'allowEmptyValue' is ignored: it is for query parameters, this is in '\(place)'")
        }
        let content = object["content"].flatMap { readOnlyContent($0, schema, style, base: object.base) }
        let shape = content?.shape ?? documents.shape(of: schema, base: object.base)
        let form = content.map { .content($0) } ?? readStyle(style, in: place, shape)
        return Parameter(
            name: name, place: place, isRequired: object.isTrue("required") || place == .path,
            isDeprecated: object.isTrue("deprecated"), allowsEmptyValue: object.isTrue("allowEmptyValue"),
            schema: content.map(\.schema) ?? schema.map { documents.schema($0, base: object.base) },
            example: (object["example"] ?? object.members("examples").first?.value["value"])?.json
                ?? content?.examples.first?.value,
            codec: ParameterCodec(
                name: name, form: form, shape: shape, allowsReserved: readsReserved(style, in: place)),
            location: object.node.location)
    }

    /// The one media type of a parameter that has `content` (§4.8.12.2.2).
    private mutating func readOnlyContent(
        _ node: Node, _ schema: Node?, _ style: StyleNodes, base: String
    ) -> MediaTypeContent? {
        let content = readContent(node, base: base)
        if let count = node.mapping?.members.count, count != 1 {
            findings.error(
                at: node.location, "expected one media type in a parameter's 'content', found \(count)",
                loss: count == 0 ? "any value is taken" : "the first is taken")
        }
        if let schema {
            findings.error(
                at: schema.location, "expected 'schema' or 'content', found both", loss: "'schema' is ignored")
        }
        for (name, node) in style.given {
            findings.warning(
                at: node.location, "'\(name)' is ignored: the media type in 'content' says how it is written")
        }
        return content.first
    }

    /// The nodes about the style of a value.
    struct StyleNodes {
        let style: Node?
        let explode: Node?
        let allowReserved: Node?

        init(_ object: DescribedObject) {
            style = object["style"]
            explode = object["explode"]
            allowReserved = object["allowReserved"]
        }

        var given: [(name: String, node: Node)] {
            [("style", style), ("explode", explode), ("allowReserved", allowReserved)].compactMap { name, node in
                node.map { (name, $0) }
            }
        }
    }

    mutating func readStyle(
        _ nodes: StyleNodes, in place: Parameter.Place, _ shape: ValueShape
    ) -> ParameterCodec.Form {
        let allowed = ParameterStyle.allowed(in: place)
        var style = nodes.style?.string.flatMap { ParameterStyle(rawValue: $0) } ?? allowed[0]
        if !allowed.contains(style), let node = nodes.style {
            findings.error(
                at: node.location,
                "style '\(style.rawValue)' is not for what is in '\(place)'; "
                    + "expected \(NameList.of(allowed.map(\.rawValue)))", loss: "it is read by '\(allowed[0].rawValue)'"
            )
            style = allowed[0]
        }
        let explode = nodes.explode?.bool
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
        if style == .deepObject, shape.isList, let node = nodes.style {
            findings.warning(
                at: node.location,
                "style 'deepObject' is for objects, this is a list; it is read from 'a[]=', 'a[0]=' and 'a='")
        }
        return .style(style, isExploded: explode ?? style.explodesByDefault)
    }

    private mutating func readsReserved(_ nodes: StyleNodes, in place: Parameter.Place) -> Bool {
        guard nodes.allowReserved?.bool == true else { return false }
        if place != .query, let node = nodes.allowReserved {
            findings.warning(
                at: node.location, "'allowReserved' is ignored: it is for query parameters, this is in '\(place)'")
        }
        return place == .query
    }

    /// The parameters of one operation; each has the names of the others and of the security schemes' keys.
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
