internal import Contract
internal import HTTPModel
internal import JSONModel

/// The texts of a step's path, query and header values: in the operation's style, else a list as a repetition.
struct ParameterTexts {
    let operation: Operation?

    /// The text of `value` in the path; nil for none.
    func segment(_ name: String, _ value: JSON) -> String? {
        guard let parameter = operation?.parameters.first(named: name, in: .path), value != .null else {
            return PercentEncoding.encode(value.stringValue ?? value.description)
        }
        return parameter.codec.segment(for: value)
    }

    /// `name=value`, percent-encoded, for each pair of `value`.
    func query(_ name: String, _ value: JSON?) -> [String] {
        guard let value, let parameter = operation?.parameters.first(named: name, in: .query) else {
            return QueryItem.items(named: name, value).map(\.text)
        }
        return parameter.codec.pairs(for: value, .form).map { "\($0.name)=\($0.text)" }
    }

    /// The header fields of `value`.
    func fields(_ name: String, _ value: JSON?) -> [String] {
        if name.lowercased() == "cookie", case .object(let cookies)? = value { return [self.cookies(cookies)] }
        guard let value, let parameter = operation?.parameters.first(named: name, in: .header),
            parameter.codec.writes(value)
        else { return JSONTexts.of(value) }
        return parameter.codec.field(for: value).map { [$0] } ?? []
    }

    private func cookies(_ cookies: JSONObject) -> String {
        let pairs = cookies.members.flatMap { member -> [(name: String, text: String)] in
            if let parameter = operation?.parameters.first(named: member.name, in: .cookie) {
                return parameter.codec.pairs(for: member.value, .percent)
            }
            return JSONTexts.of(member.value).map { (member.name, PercentEncoding.encode($0)) }
        }
        return pairs.map { "\($0.name)=\($0.text)" }.joined(separator: "; ")
    }
}
