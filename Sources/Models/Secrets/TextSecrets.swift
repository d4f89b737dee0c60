/// The secret values of a text of no known form, after their names: `password=…`, `"client_secret": "…"`.
struct TextSecrets {
    private(set) var parts: [SecretMembers.Part] = []

    init(_ bytes: [UInt8], _ names: SecretNames) {
        var position = 0
        func skip(_ characters: String) {
            while position < bytes.count, characters.utf8.contains(bytes[position]) { position += 1 }
        }
        while position < bytes.count {
            let start = position
            while position < bytes.count, Self.isOfName(bytes[position]) { position += 1 }
            guard position > start else {
                position += 1
                continue
            }
            let name = String(decoding: bytes[start..<position], as: UTF8.self)
            guard names.isSecret(member: name) else { continue }
            skip("\"' \t")
            guard position < bytes.count, "=:".utf8.contains(bytes[position]) else { continue }
            skip("=:\"' \t")
            let end = bytes[position...].firstIndex { "\"'&;,<>{}[]() \t\r\n".utf8.contains($0) } ?? bytes.count
            let value = position..<end
            if !value.isEmpty {
                parts.append(.init(name: name, text: String(decoding: bytes[value], as: UTF8.self), range: value))
            }
            position = end
        }
    }

    private static func isOfName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), 0x80...0xFF:
            true
        default: false
        }
    }
}
