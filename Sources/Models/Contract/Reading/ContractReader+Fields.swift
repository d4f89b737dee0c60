internal import Diagnostics
internal import Documents
internal import HTTPModel
internal import JSONModel
internal import OpenAPIObjects
internal import SchemaValidation
internal import XMLBodies

/// The fields of forms and multipart bodies, by Encoding Objects or the default (OAS 3.1 §4.8.15).
extension ContractReader {
    mutating func readFields(
        _ node: Node?, of mediaType: MediaType, _ shape: ValueShape, _ schema: Node?, base: String
    ) -> [String: FormField] {
        guard mediaType.isForm || mediaType.isMultipart else {
            if let node {
                findings.warning(
                    at: node.location, "'encoding' is ignored: it is for forms and multipart bodies, not '\(mediaType)'"
                )
            }
            return [:]
        }
        let files = documents.files(of: schema, base: base)
        var names: [String] = []
        if case .object(let properties, _) = shape.content { names = properties.map(\.name) }
        var fields: [String: FormField] = [:]
        for name in names {
            let codec = ParameterCodec(
                name: name, form: Self.standardForm(shape.member(name)), shape: shape.member(name))
            fields[name] = FormField(
                codec: codec, isStyled: false, contentTypes: [], headers: [], file: files[name], location: nil)
        }
        for member in node?.mapping?.members ?? [] {
            if fields[member.name] == nil, !shape.isOpen, !shape.isAny {
                let hint = NearestName.suggestion(for: member.name, in: names)
                findings.warning(
                    at: member.nameLocation,
                    "'encoding' of '\(member.name)' is ignored: the schema has no such property\(hint)")
            }
            let inner = shape.member(member.name)
            fields[member.name] = readField(
                member.value, named: member.name, of: mediaType, inner, file: files[member.name], base: base)
        }
        return fields
    }

    private mutating func readField(
        _ node: Node, named name: String, of mediaType: MediaType, _ shape: ValueShape, file: MediaType?, base: String
    ) -> FormField? {
        guard let encoding = object(node, .encoding, base: base) else { return nil }
        let style = StyleNodes(encoding)
        let typeNode = encoding["contentType"]
        let headersNode = encoding["headers"]
        let isStyled = !style.given.isEmpty
        if isStyled, let typeNode {
            findings.warning(
                at: typeNode.location, "'contentType' is ignored: '\(style.given[0].name)' says how it is written")
        }
        let types = isStyled ? [] : typeNode.map { readContentTypes($0) } ?? []
        if mediaType.isForm, let headersNode {
            findings.warning(
                at: headersNode.location, "'headers' are ignored: only parts of multipart bodies have some")
        }
        let form = isStyled ? readStyle(style, in: .query, shape) : Self.form(of: types, name: name, shape)
        let isReserved = encoding.isTrue("allowReserved")
        return FormField(
            codec: ParameterCodec(name: name, form: form, shape: shape, allowsReserved: isReserved && mediaType.isForm),
            isStyled: isStyled, contentTypes: types,
            headers: mediaType.isForm
                ? [] : readHeaders(encoding.members("headers"), of: "part header", base: base),
            file: file, location: node.location)
    }

    private mutating func readContentTypes(_ node: Node) -> [MediaType] {
        (node.string ?? "").split(separator: ",").map { HeaderText.trim($0) }.compactMap { part in
            if let type = MediaType(part) { return type }
            findings.error(
                at: node.location, "expected media types such as 'image/png, image/*', found '\(part)'",
                loss: "the type is ignored")
            return nil
        }
    }

    /// The default form: objects are JSON (OAS 3.1 §4.8.15.1).
    private static func standardForm(_ shape: ValueShape) -> ParameterCodec.Form {
        if case .object = shape.content { return form(of: [.json], name: "", shape) }
        return .style(.form, isExploded: true)
    }

    private static func form(of types: [MediaType], name: String, _ shape: ValueShape) -> ParameterCodec.Form {
        guard let type = types.first else { return standardForm(shape) }
        guard type.isJSON || type.isXML else { return .style(.form, isExploded: true) }
        return .content(MediaTypeContent(field: name, type, shape))
    }
}
