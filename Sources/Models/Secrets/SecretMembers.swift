internal import Contract
package import HTTPModel
internal import JSONModel

/// The members of a body whose names are those of secrets.
package struct SecretMembers {
    /// Longer bodies are not searched.
    private static let longest = 1_000_000

    /// Names and texts, in the order of the body.
    package let found: [(name: String, text: String)]

    package init(fields: HTTPFields, body: [UInt8], _ names: SecretNames) {
        guard !body.isEmpty, body.count <= Self.longest,
            // Hardly any body has one, and reading each body would take as long as running the steps.
            names.members.contains(where: { body.holds(Array($0.utf8)) })
        else {
            found = []
            return
        }
        let type = fields["Content-Type"].flatMap { MediaType($0) }
        if type?.isForm == true {
            found = QueryItem.parse(String(decoding: body, as: UTF8.self)).compactMap { item in
                names.members.contains(item.name) ? item.value.map { (item.name, $0) } : nil
            }
        } else if type?.isXML == true {
            found = BodyCodec.xmlTree(body, type: type).map { Self.members(of: $0, names) } ?? []
        } else {
            found = (try? JSONText(body)).map { Self.members(of: $0.value, names) } ?? []
        }
    }

    /// Whether one is so short that it is masked only by its name.
    package var hasShort: Bool { found.contains { $0.text.utf8.count < Redaction.shortestValue } }

    /// A JSON body that contains only these members; empty if there are none.
    package var body: [UInt8] {
        found.isEmpty
            ? [] : JSONWriter.bytes(of: .array(found.map { .object(JSONObject([($0.name, .string($0.text))])) }))
    }

    func secrets(api: String) -> [Secret] { found.map { Secret($0.text, api: api, name: $0.name) } }

    private static func members(of value: JSON, _ names: SecretNames) -> [(name: String, text: String)] {
        switch value {
        case .object(let object):
            object.members.flatMap { member -> [(name: String, text: String)] in
                guard names.members.contains(member.name), let text = member.value.stringValue else {
                    return members(of: member.value, names)
                }
                return [(member.name, text)]
            }
        case .array(let elements): elements.flatMap { members(of: $0, names) }
        case .null, .bool, .number, .string: []
        }
    }
}

extension [UInt8] {
    fileprivate func holds(_ part: [UInt8]) -> Bool {
        guard let first = part.first, part.count <= count else { return false }
        return (0...(count - part.count)).contains { self[$0] == first && self[$0...].starts(with: part) }
    }
}
