/// The secret values of an XML text, which need not be complete: contents of elements, and attributes.
struct XMLSecrets {
    private(set) var parts: [SecretMembers.Part] = []
    private let bytes: [UInt8]
    private let names: SecretNames
    private var position = 0

    init(_ bytes: [UInt8], _ names: SecretNames) {
        self.bytes = bytes
        self.names = names
        while let start = bytes[position...].firstIndex(of: UInt8(ascii: "<")) {
            position = start + 1
            takeTag()
        }
    }

    /// Takes a start tag with its attributes, and the content of an element with a secret name.
    private mutating func takeTag() {
        let written = name()
        guard !written.isEmpty else { return }
        while position < bytes.count, bytes[position] != UInt8(ascii: ">") { takeAttribute() }
        position = min(position + 1, bytes.count)
        let isEmpty = position >= 2 && bytes[position - 2] == UInt8(ascii: "/")
        guard !isEmpty, names.isSecret(member: Self.local(written)) else { return }
        let end = endTag(of: written) ?? bytes.count
        take(Self.local(written), position..<end)
    }

    /// Takes an attribute, or one byte of something else.
    private mutating func takeAttribute() {
        skipSpace()
        guard position < bytes.count, bytes[position] != UInt8(ascii: ">") else { return }
        let written = name()
        skipSpace()
        guard !written.isEmpty, position < bytes.count, bytes[position] == UInt8(ascii: "=") else {
            if written.isEmpty { position += 1 }
            return
        }
        position += 1
        skipSpace()
        guard position < bytes.count, "\"'".utf8.contains(bytes[position]) else { return }
        let quote = bytes[position]
        let start = position + 1
        position = bytes[start...].firstIndex(of: quote) ?? bytes.count
        if names.isSecret(member: Self.local(written)) { take(Self.local(written), start..<position) }
        position = min(position + 1, bytes.count)
    }

    private mutating func take(_ name: String, _ range: Range<Int>) {
        position = range.upperBound
        let text = Self.decoded(String(decoding: bytes[range], as: UTF8.self))
        if text.contains(where: { !$0.isWhitespace }) { parts.append(.init(name: name, text: text, range: range)) }
    }

    private mutating func name() -> String {
        let start = position
        while position < bytes.count, !" \t\r\n/>=<\"'?!".utf8.contains(bytes[position]) { position += 1 }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func skipSpace() {
        while position < bytes.count, " \t\r\n".utf8.contains(bytes[position]) { position += 1 }
    }

    private func endTag(of name: String) -> Int? {
        let tag = Array("</\(name)".utf8)
        guard tag.count <= bytes.count - position else { return nil }
        return (position...(bytes.count - tag.count)).first { start in
            bytes[start...].starts(with: tag)
                && (start + tag.count == bytes.count || " \t\r\n>".utf8.contains(bytes[start + tag.count]))
        }
    }

    /// A name without its prefix.
    private static func local(_ name: String) -> String { name.split(separator: ":").last.map(String.init) ?? name }

    /// A text without markup, with its five predefined references decoded (XML 1.0 §4.6).
    private static func decoded(_ text: String) -> String {
        var text = text
        if text.hasPrefix("<![CDATA["), text.hasSuffix("]]>") { return String(text.dropFirst(9).dropLast(3)) }
        for (reference, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")]
        {
            text = text.split(separator: reference, omittingEmptySubsequences: false).joined(separator: character)
        }
        return text
    }
}
