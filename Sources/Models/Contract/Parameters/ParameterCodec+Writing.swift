package import HTTPModel
package import JSONModel

/// Writes values as the texts of parameters.
///
/// The value decides how it is written, not the schema, so that wrong values can be sent too. Null, an empty list and
/// an empty object become no text. A nested list or object is written as JSON, except in the style `deepObject`.
extension ParameterCodec {
    /// The encoded pairs of `value` in a query, a form or cookies.
    package func pairs(for value: JSON, _ escaping: TextEscaping) -> [(name: String, text: String)] {
        let name = escaping.encoded(name, allowed: "[]")
        guard case .style(let style, let isExploded) = form else {
            return value == .null ? [] : [(name, escaped(content(value), escaping))]
        }
        switch value {
        case .object(let object) where style == .deepObject:
            return object.members.flatMap { deepPairs($0.value, named: "\(self.name)[\($0.name)]", escaping) }
        case .array(let items) where style == .deepObject:
            return items.enumerated().flatMap { deepPairs($1, named: "\(self.name)[\($0)]", escaping) }
        case .object(let object) where isExploded:
            return object.members.flatMap { member in
                Self.texts(of: member.value).map { text in
                    (escaping.encoded(member.name, allowed: "[]"), escaped(text, escaping))
                }
            }
        case .array where isExploded: return Self.texts(of: value).map { (name, escaped($0, escaping)) }
        default:
            let delimiter = escaping == .none ? Self.plain(style.delimiter) : style.delimiter.written
            let text = joined(value, by: delimiter, isExploded: false) { text in
                value.hasParts ? escaped(text, escaping, kept: ":/?[]@!$'()*;=") : escaped(text, escaping)
            }
            return text.map { [(name, $0)] } ?? []
        }
    }

    /// The text of `value` in a path; nil for none.
    package func segment(for value: JSON) -> String? {
        func escape(_ text: String) -> String { PercentEncoding.encode(text) }
        guard case .style(let style, let isExploded) = form else { return escape(content(value)) }
        switch style {
        case .matrix: return matrix(value, isExploded)
        case .label:
            return joined(value, by: isExploded ? "." : ",", isExploded: isExploded, escape).map { ".\($0)" }
        default: return joined(value, by: ",", isExploded: isExploded, escape)
        }
    }

    /// The text of `value` in a header field; nil for none.
    package func field(for value: JSON) -> String? {
        guard case .style(_, let isExploded) = form else { return value == .null ? nil : content(value) }
        return joined(value, by: ",", isExploded: isExploded) { $0 }
    }

    /// Whether `value` is written as one field.
    ///
    /// A list where a single value is declared has a field for each item.
    package func writes(_ value: JSON) -> Bool {
        if case .content = form { return true }
        return shape.hasParts || value.kind != .array
    }

    private func matrix(_ value: JSON, _ isExploded: Bool) -> String? {
        let name = PercentEncoding.encode(name)
        func pair(_ name: String, _ text: String) -> String { text.isEmpty ? ";\(name)" : ";\(name)=\(text)" }
        let texts = Self.texts(of: value).map { PercentEncoding.encode($0) }
        switch value {
        case .array where isExploded: return texts.isEmpty ? nil : texts.map { pair(name, $0) }.joined()
        case .object where isExploded:
            return joined(value, by: ";", isExploded: true) { PercentEncoding.encode($0) }.map { ";\($0)" }
        default: return joined(value, by: ",", isExploded: false) { PercentEncoding.encode($0) }.map { pair(name, $0) }
        }
    }

    private func content(_ value: JSON) -> String {
        guard case .content(let content) = form else { return "" }
        return String(decoding: BodyCodec.encode(value, type: content.mediaType, as: content), as: UTF8.self)
    }

    private func joined(
        _ value: JSON, by delimiter: String, isExploded: Bool, _ escape: (String) -> String
    ) -> String? {
        guard case .object(let object) = value else {
            let texts = Self.texts(of: value)
            return texts.isEmpty ? nil : texts.map(escape).joined(separator: delimiter)
        }
        let members = object.members.flatMap { member in
            Self.texts(of: member.value).map { text in
                "\(escape(member.name))\(isExploded ? "=" : delimiter)\(escape(text))"
            }
        }
        return members.isEmpty ? nil : members.joined(separator: delimiter)
    }

    private func deepPairs(
        _ value: JSON, named name: String, _ escaping: TextEscaping
    ) -> [(name: String, text: String)] {
        if case .object(let object) = value {
            return object.members.flatMap { deepPairs($0.value, named: "\(name)[\($0.name)]", escaping) }
        }
        if case .array(let items) = value, items.contains(where: \.hasParts) {
            return items.enumerated().flatMap { deepPairs($1, named: "\(name)[\($0)]", escaping) }
        }
        return Self.texts(of: value).map { (escaping.encoded(name, allowed: "[]"), escaped($0, escaping)) }
    }

    /// Encodes the text.
    ///
    /// `&`, `#`, `+` and `%` are encoded even if reserved characters are kept, because they have a meaning in a query.
    private func escaped(_ text: String, _ escaping: TextEscaping, kept: String = ":/?[]@!$'()*,;=") -> String {
        escaping.encoded(text, allowed: allowsReserved ? kept : "")
    }

    /// The texts of a value's items, or of the value itself.
    private static func texts(of value: JSON) -> [String] {
        guard case .array(let items) = value else { return value == .null ? [] : [text(of: value)] }
        return items.filter { $0 != .null }.map(text)
    }

    private static func text(of value: JSON) -> String { value.stringValue ?? value.description }

    private static func plain(_ delimiter: ParameterStyle.Delimiter) -> String { delimiter.read.last ?? "," }
}

extension JSON {
    fileprivate var hasParts: Bool { kind == .array || kind == .object }
}
