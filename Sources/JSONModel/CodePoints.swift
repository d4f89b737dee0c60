/// A string compared by its code points, as JSON compares (RFC 8259 §8.3).
///
/// Swift's own `==` holds canonically equivalent strings equal, so that `é` in one and in two scalars would be
/// the same member name.
package struct CodePoints: Hashable, Sendable {
    package let string: String

    package init(_ string: String) { self.string = string }

    package static func == (left: CodePoints, right: CodePoints) -> Bool {
        left.string.hasSameCodePoints(as: right.string)
    }

    package func hash(into hasher: inout Hasher) {
        var string = string
        string.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}

extension String {
    package func hasSameCodePoints(as other: String) -> Bool {
        let (left, right) = (utf8, other.utf8)
        return left.count == right.count && left.elementsEqual(right)
    }
}
