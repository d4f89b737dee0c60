internal import JSONModel

/// The secret values of a JSON text, which need not be complete.
struct JSONSecrets {
    private(set) var parts: [SecretMembers.Part] = []
    private let bytes: [UInt8]
    private let names: SecretNames
    private var position = 0

    init(_ bytes: [UInt8], _ names: SecretNames) {
        self.bytes = bytes
        self.names = names
        while position < bytes.count {
            guard bytes[position] == Self.quote else {
                position += 1
                continue
            }
            let content = string()
            if takesColon() {
                let name = text(of: content)
                if names.isSecret(member: name) { takeValue(of: name) }
            }
        }
    }

    private static let quote = UInt8(ascii: "\"")

    /// Takes a value.
    ///
    /// Of an object or a list, every scalar is secret.
    private mutating func takeValue(of name: String) {
        var depth = 0
        repeat {
            skipSpace()
            guard position < bytes.count else { return }
            switch bytes[position] {
            case Self.quote:
                let content = string()
                if depth > 0, takesColon() { continue }
                if !content.isEmpty { parts.append(.init(name: name, text: text(of: content), range: content)) }
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                depth += 1
                position += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                position += 1
            case UInt8(ascii: ","), UInt8(ascii: ":"): position += 1
            default: takeWord(of: name)
            }
        } while depth > 0
    }

    /// Takes a number, `true` or `false`; `null` is no secret.
    private mutating func takeWord(of name: String) {
        let end = bytes[position...].firstIndex { ",:]}\" \t\r\n".utf8.contains($0) } ?? bytes.count
        let word = String(decoding: bytes[position..<end], as: UTF8.self)
        if word != "null" { parts.append(.init(name: name, text: word, range: position..<end, isBare: true)) }
        position = end
    }

    /// Takes a string, and returns the range between its quotes.
    private mutating func string() -> Range<Int> {
        position += 1
        let start = position
        while position < bytes.count, bytes[position] != Self.quote {
            position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
        }
        let end = min(position, bytes.count)
        position = min(end + 1, bytes.count)
        return start..<end
    }

    private mutating func takesColon() -> Bool {
        skipSpace()
        guard position < bytes.count, bytes[position] == UInt8(ascii: ":") else { return false }
        position += 1
        return true
    }

    private mutating func skipSpace() {
        while position < bytes.count, " \t\r\n".utf8.contains(bytes[position]) { position += 1 }
    }

    private func text(of content: Range<Int>) -> String {
        let written = String(decoding: bytes[content], as: UTF8.self)
        guard bytes[content].contains(UInt8(ascii: "\\")) else { return written }
        return (try? JSON(text: "\"\(written)\""))?.stringValue ?? written
    }
}
