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
        for pair in pairs.pairs {
            let field = content.field(ofPair: pair.name)
            let name = field?.codec.name ?? pair.name
            guard seen.insert(name).inserted else { continue }
            do throws(MalformedValue) {
                if let value = try value(named: name, field, in: pairs, content) { object.append(name, value) }
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

    private static func value(
        named name: String, _ field: FormField?, in pairs: EncodedPairs, _ content: MediaTypeContent
    ) throws(MalformedValue) -> JSON? {
        if let field { return try field.codec.value(in: pairs) }
        return try content.shape.member(name).value(ofTexts: pairs.texts(named: name).map(pairs.escaping.decoded))
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
