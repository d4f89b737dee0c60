/// A member name with what finding it among others takes, so that a name known when a file is loaded is not hashed again.
package struct MemberName: Hashable, Sendable {
    package let text: String
    /// Length and three bytes of the name in one number: names that differ nearly always differ in it.
    package let key: UInt32

    package init(_ text: String) {
        self.text = text
        key = Self.key(of: text)
    }

    package static func == (left: MemberName, right: MemberName) -> Bool {
        left.key == right.key && left.text.hasSameCodePoints(as: right.text)
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(key) }

    /// The `key` of `text`; a tenth of the cost of a general hash.
    package static func key(of text: String) -> UInt32 {
        var text = text
        return text.withUTF8 { bytes in
            guard let first = bytes.first else { return 0 }
            let sum = bytes.count &* 31 &+ Int(first) &* 7 &+ Int(bytes[bytes.count / 2]) &* 17
            return UInt32(truncatingIfNeeded: sum &+ Int(bytes[bytes.count - 1]))
        }
    }
}

extension MemberName: ExpressibleByStringLiteral {
    package init(stringLiteral text: String) { self.init(text) }
}
