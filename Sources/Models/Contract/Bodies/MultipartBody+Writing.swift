internal import HTTPModel
internal import JSONModel

/// Parts from values.
extension MultipartBody {
    /// The boundary when none is chosen; always the same, so that a run can be repeated.
    static let boundary = "understudy-5f0c0a2b7d61489c"

    static func bytes(of value: JSON, type: MediaType, as content: MediaTypeContent?) -> [UInt8] {
        let parts: [Multipart.Part]
        switch value {
        case .object(let object):
            parts = object.members.flatMap { Self.parts(for: $0.value, named: $0.name, content?.fields[$0.name]) }
        case .array(let items): parts = items.map { part(for: $0, named: nil, nil) }
        default: parts = [part(for: value, named: nil, nil)]
        }
        return Multipart.bytes(of: parts, boundary: type.parameter("boundary") ?? boundary)
    }

    private static func parts(for value: JSON, named name: String, _ field: FormField?) -> [Multipart.Part] {
        if let field, field.isStyled {
            return field.codec.pairs(for: value, .none).map { part(for: .string($0.text), named: $0.name, nil) }
        }
        switch value {
        case .null: return []
        case .array(let items): return items.map { part(for: $0, named: name, field) }
        default: return [part(for: value, named: name, field)]
        }
    }

    /// Texts become parts without a type, which means `text/plain` (RFC 7578 §4.4); objects become JSON, files have a
    /// file name.
    private static func part(for value: JSON, named name: String?, _ field: FormField?) -> Multipart.Part {
        var fields = HTTPFields()
        if let name {
            let disposition = ContentDisposition(name: name, filename: field?.file == nil ? nil : name)
            fields.append("Content-Disposition", disposition.formData)
        }
        var type = field?.writtenType
        if type == nil, value.kind == .object || value.kind == .array { type = .json }
        if let type { fields.append("Content-Type", type.description) }
        return Multipart.Part(
            fields: fields, body: BodyCodec.encode(value, type: type ?? .octetStream, as: field?.partContent(type)))
    }
}

extension FormField {
    /// The type of a part: the first described one; of a range, a member; nil for none.
    fileprivate var writtenType: MediaType? {
        if let file, contentTypes.isEmpty || contentTypes.contains(where: { file.isIncluded(in: $0) }) { return file }
        return contentTypes.first?.representative
    }

    /// The content of a part of `type`; nil for a part without a type.
    fileprivate func partContent(_ type: MediaType?) -> MediaTypeContent? {
        type.map { MediaTypeContent(field: codec.name, $0, codec.shape) }
    }
}
