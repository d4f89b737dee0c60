internal import HTTPModel
internal import JSONModel
internal import XMLBodies

/// Multipart bodies as objects, a member for each name of a part (RFC 7578, OAS 3.1 §4.8.14.3).
///
/// Parts without names, as in `multipart/mixed`, are the items of a list, or the schema's properties in turn.
struct MultipartBody {
    private struct NamedPart {
        let name: String
        let part: Multipart.Part
    }

    private let type: MediaType
    private let content: MediaTypeContent
    private(set) var violations: [Violation] = []

    init(_ type: MediaType, as content: MediaTypeContent) {
        self.type = type
        self.content = content
    }

    mutating func value(of bytes: [UInt8]) throws(BodyProblem) -> JSON {
        guard let boundary = type.parameter("boundary"), !boundary.isEmpty else {
            throw .malformed(type, reason: "its 'Content-Type' has no 'boundary'")
        }
        let parts: [Multipart.Part]
        do throws(MultipartSyntaxError) { parts = try Multipart.parts(of: bytes, boundary: boundary) } catch {
            throw .malformed(type, reason: error.description)
        }
        if case .array(let items, _) = content.shape.content {
            var values: [JSON] = []
            for part in parts { values.append(try value(of: NamedPart(name: "", part: part), as: items, nil)) }
            return .array(values)
        }
        return .object(try members(of: try named(parts)))
    }

    private func named(_ parts: [Multipart.Part]) throws(BodyProblem) -> [NamedPart] {
        let names = parts.map { $0.fields["Content-Disposition"].flatMap { ContentDisposition($0).name } }
        var left: [String] = []
        if case .object(let properties, _) = content.shape.content {
            left = properties.map(\.name).filter { !names.contains($0) }
        }
        var named: [NamedPart] = []
        for (position, part) in parts.enumerated() {
            if names[position] == nil, type.subtype == "form-data" || left.isEmpty {
                throw .malformed(type, reason: "part \(position + 1) has no 'name' in its 'Content-Disposition'")
            }
            named.append(NamedPart(name: names[position] ?? left.removeFirst(), part: part))
        }
        return named
    }

    private mutating func members(of parts: [NamedPart]) throws(BodyProblem) -> JSONObject {
        var object = JSONObject()
        var seen: Set<String> = []
        let byName = Dictionary(grouping: parts, by: \.name)
        for part in parts {
            let field = content.field(ofPart: part.name)
            let name = field?.codec.name ?? part.name
            guard seen.insert(name).inserted else { continue }
            guard let field, field.isStyled else {
                if let value = try value(of: byName[name] ?? [], named: name, field) { object.append(name, value) }
                continue
            }
            let pairs = parts.map { part in
                EncodedPairs.Pair(name: part.name, text: BinaryText.text(of: part.part.body)[...])
            }
            do throws(MalformedValue) {
                if let value = try field.codec.value(in: EncodedPairs(pairs, escaping: .none)) {
                    object.append(name, value)
                }
            } catch { violations.append(.ofMember(name, "syntax", "\(error)", field)) }
        }
        return object
    }

    /// The value of the parts of one name; nil, with a violation, for several where one is allowed.
    private mutating func value(
        of parts: [NamedPart], named name: String, _ field: FormField?
    ) throws(BodyProblem) -> JSON? {
        let shape = content.shape.member(name)
        var itemShape = shape
        if case .array(let items, _) = shape.content { itemShape = items }
        var values: [JSON] = []
        for part in parts { values.append(try value(of: part, as: itemShape, field)) }
        switch shape.content {
        case .array:
            // Because some clients send a list as one part of JSON instead of one part for each item.
            if values.count == 1, case .array = values[0] { return values[0] }
            return .array(values)
        case .any where values.count > 1: return .array(values)
        default:
            if values.count == 1 { return values[0] }
            violations.append(.ofMember(name, "syntax", "\(MalformedValue.repeated(values.count))", field))
            return nil
        }
    }

    private mutating func value(
        of named: NamedPart, as shape: ValueShape, _ field: FormField?
    ) throws(BodyProblem) -> JSON {
        checkFields(of: named, field)
        let bytes = named.part.body
        let given = named.part.fields["Content-Type"].flatMap { MediaType($0) }
        let type = given ?? field?.contentTypes.first { !$0.isRange } ?? Self.standardType(shape)
        if field?.file == nil, type.isJSON || type.isXML {
            let content = MediaTypeContent(field: named.name, type, shape)
            do throws(BodyProblem) {
                return try BodyCodec.decode(bytes, type: type, as: content, violations: &violations)
            } catch {
                let part = "part '\(named.name)'"
                throw .malformed(self.type, reason: "\(part): \(error)", logged: "\(part): \(error.logText)")
            }
        }
        guard field?.file == nil, let text = String(validating: bytes, as: UTF8.self) else {
            return .string(BinaryText.text(of: bytes))
        }
        return XMLReader.value(ofText: text, as: shape)
    }

    /// Checks the fields of a part against its Encoding Object.
    private mutating func checkFields(of named: NamedPart, _ field: FormField?) {
        guard let field else { return }
        let found = named.part.fields["Content-Type"]
        if let found, !field.contentTypes.isEmpty {
            let type = MediaType(found)
            if !field.contentTypes.contains(where: { type?.isIncluded(in: $0) == true }) {
                let wanted = field.contentTypes.map { "'\($0)'" }.joined(separator: " or ")
                let message = "expected a part of type \(wanted), found '\(found)'"
                violations.append(.ofMember(named.name, "content-type", message, field))
            }
        }
        guard !field.headers.isEmpty else { return }
        let request = HTTPRequest(.post, RequestTarget(path: "/"), fields: named.part.fields)
        let values = ParameterValues(request: request, names: [], pathValues: [])
        for violation in field.headers.flatMap({ $0.violations(in: values) }) {
            let message = "part header '\(violation.name ?? "")': \(violation.message)"
            violations.append(.ofMember(named.name, violation.keyword, message, field))
        }
    }

    private static func standardType(_ shape: ValueShape) -> MediaType {
        if case .object = shape.content { return .json }
        return .plainText
    }
}

extension MediaTypeContent {
    /// The field of a part; only a field with a style has several parts.
    fileprivate func field(ofPart name: String) -> FormField? {
        fields[name] ?? fields.values.first { $0.isStyled && $0.codec.isSpread && $0.codec.takes(name) }
    }
}
