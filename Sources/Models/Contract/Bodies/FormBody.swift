internal import HTTPModel
internal import JSONModel
internal import XMLBodies

/// Form bodies (`application/x-www-form-urlencoded`) as objects: names in the order sent, texts typed by the schema.
enum FormBody {
    static func value(
        of pairs: EncodedPairs, as content: MediaTypeContent, violations: inout [Violation]
    ) -> JSON {
        var object = JSONObject()
        var seen: Set<String> = []
        for group in pairs.groups {
            let field = content.field(ofPair: group.name)
            let name = field?.codec.name ?? group.name
            guard seen.insert(name).inserted else { continue }
            do throws(MalformedValue) {
                if let field {
                    if let value = try value(of: field, in: pairs, content) { object.append(name, value) }
                } else {
                    let texts = group.texts.map(pairs.escaping.decoded)
                    object.append(name, try content.shape.member(name).value(ofTexts: texts))
                }
            } catch {
                violations.append(.ofMember(name, "syntax", "\(error)", field))
            }
        }
        return .object(object)
    }

    /// The value of a field.
    ///
    /// Names with brackets are accepted, whatever the field's description says.
    private static func value(
        of field: FormField, in pairs: EncodedPairs, _ content: MediaTypeContent
    ) throws(MalformedValue) -> JSON? {
        let codec = field.codec
        guard !codec.isSpread else { return try codec.value(in: pairs) }
        let own = pairs.pairs.filter { $0.name == codec.name || content.isBracketed($0.name, of: field) }
        guard own.contains(where: { $0.name != codec.name }) else { return try codec.value(in: pairs) }
        return try DeepObject(EncodedPairs(own, escaping: pairs.escaping), name: codec.name).value(as: codec.shape)
    }

    static func text(of object: JSONObject, as content: MediaTypeContent?) -> String {
        let pairs = object.members.flatMap { member -> [String] in
            guard let field = content?.fields[member.name] else {
                return QueryItem.items(named: member.name, member.value).map(\.text)
            }
            return field.codec.pairs(for: member.value, .form).map { "\($0.name)=\($0.text)" }
        }
        return pairs.joined(separator: "&")
    }
}

extension MediaTypeContent {
    /// The field of a pair or a part with this name: one of the same name, or an object with a pair for each member.
    func field(ofPair name: String) -> FormField? {
        if let field = fields[name], !field.codec.isSpread { return field }
        if let field = fields.values.first(where: { $0.codec.isSpread && $0.codec.takes(name) }) { return field }
        guard let bracket = name.firstIndex(of: "["), let field = fields[String(name[..<bracket])] else { return nil }
        return isBracketed(name, of: field) ? field : nil
    }

    /// Whether a pair's name is the field's name with brackets behind it, such as `items[]`, and not the name of
    /// another field.
    fileprivate func isBracketed(_ pairName: String, of field: FormField) -> Bool {
        field.codec.shape.hasParts && field.codec.hasBrackets(pairName) && fields[pairName] == nil
    }
}

extension Violation {
    /// A violation about a member of a form or a multipart body that no schema describes.
    static func ofMember(_ name: String, _ keyword: String, _ message: String, _ field: FormField?) -> Violation {
        Violation(
            .body, pointer: .init(tokens: [name]), keyword: keyword, message: message, contractLocation: field?.location
        )
    }
}
