/// `name=value` pairs as they were sent: names decoded, values still encoded.
///
/// A value is decoded later, after delimiters inside it were found.
package struct EncodedPairs: Sendable {
    package struct Pair: Sendable {
        package let name: String
        /// The value, still encoded; nil when there was no `=`.
        package let text: Substring?

        package init(name: String, text: Substring?) {
            self.name = name
            self.text = text
        }
    }

    package let pairs: [Pair]
    package let escaping: TextEscaping

    package init(_ pairs: [Pair], escaping: TextEscaping) {
        self.pairs = pairs
        self.escaping = escaping
    }

    /// Splits a query or a form body on `&`, then on the first `=`.
    package init(query: String) {
        let pairs = query.split(separator: "&").map { Self.pair($0, escaping: .form) }
        self.init(pairs, escaping: .form)
    }

    /// Splits the values of `Cookie` fields at `;` (RFC 6265 §5.4).
    ///
    /// Quotes around a value are not part of it. A pair without a name or without `=` is ignored.
    package init(cookies values: [String]) {
        let parts = values.flatMap { $0.split(separator: ";") }.map { HeaderText.trim($0) }
        let pairs = parts.compactMap { part -> Pair? in
            let halves = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard halves.count == 2 else { return nil }
            let name = HeaderText.trim(halves[0])
            return name.isEmpty ? nil : Pair(name: String(name), text: Self.unquoted(HeaderText.trim(halves[1])))
        }
        self.init(pairs, escaping: .percent)
    }

    /// The values of the pairs called `name`, still encoded.
    package func texts(named name: String) -> [Substring] {
        var texts: [Substring] = []
        for pair in pairs where pair.name == name { texts.append(pair.text ?? "") }
        return texts
    }

    /// The values by their names, each name once, in the order of its first pair.
    package var groups: [(name: String, texts: [Substring])] {
        var groups: [(name: String, texts: [Substring])] = []
        var positions: [String: Int] = [:]
        for pair in pairs {
            if let position = positions[pair.name] {
                groups[position].texts.append(pair.text ?? "")
            } else {
                positions[pair.name] = groups.count
                groups.append((pair.name, [pair.text ?? ""]))
            }
        }
        return groups
    }

    package var items: [QueryItem] { pairs.map { QueryItem(name: $0.name, value: $0.text.map(escaping.decoded)) } }

    private static func pair(_ text: Substring, escaping: TextEscaping) -> Pair {
        guard let equals = text.utf8.firstIndex(of: UInt8(ascii: "=")) else {
            return Pair(name: escaping.decoded(text), text: nil)
        }
        return Pair(name: escaping.decoded(text[..<equals]), text: text[text.utf8.index(after: equals)...])
    }

    private static func unquoted(_ text: Substring) -> Substring {
        text.utf8.count >= 2 && text.hasPrefix("\"") && text.hasSuffix("\"") ? text.dropFirst().dropLast() : text
    }
}
