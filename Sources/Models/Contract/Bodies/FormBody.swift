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
                    if let value = try field.codec.value(in: pairs) { object.append(name, value) }
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
    /// The field that a pair or a part of this name belongs to: one of its own name, or an object spread over several.
    func field(ofPair name: String) -> FormField? {
        if let field = fields[name], !field.codec.isSpread { return field }
        return fields.values.first { $0.codec.isSpread && $0.codec.takes(name) }
    }
}

extension Violation {
    /// One about a member of a form or a multipart body that no schema speaks of.
    static func ofMember(_ name: String, _ keyword: String, _ message: String, _ field: FormField?) -> Violation {
        Violation(
            .body, pointer: .init(tokens: [name]), keyword: keyword, message: message, contractLocation: field?.location
        )
    }
}
