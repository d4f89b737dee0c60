/// A member name with its key, computed once when a file is loaded.
package struct MemberName: Hashable, Sendable {
    package let text: String
    /// The `quickKey` of the name.
    package let key: UInt32

    package init(_ text: String) {
        self.text = text
        key = text.quickKey
    }

    package static func == (left: MemberName, right: MemberName) -> Bool {
        left.key == right.key && left.text.hasSameCodePoints(as: right.text)
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(key) }
}

extension MemberName: ExpressibleByStringLiteral {
    package init(stringLiteral text: String) { self.init(text) }
}

extension String {
    /// Length and three bytes in one number.
    ///
    /// Different short texts almost always differ in it.
    package var quickKey: UInt32 {
        let bytes = utf8.span
        guard !bytes.isEmpty else { return 0 }
        let sum = bytes.count &* 31 &+ Int(bytes[0]) &* 7 &+ Int(bytes[bytes.count / 2]) &* 17
        return UInt32(truncatingIfNeeded: sum &+ Int(bytes[bytes.count - 1]))
    }
}
