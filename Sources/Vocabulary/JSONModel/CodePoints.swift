internal import Glibc
internal import Lending

/// A string compared by its code points, as JSON compares (RFC 8259 §8.3).
///
/// Swift's own `==` holds canonically equivalent strings equal. Then `é` as one scalar and as two would be the same
/// member name.
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
        // Most names are short and equal.
        if hasSameBits(as: other) { return true }
        guard utf8.count == other.utf8.count else { return false }
        // Nearly all strings have contiguous bytes; others are compared byte by byte.
        let isSame = utf8.withContiguousStorageIfAvailable { left in
            other.utf8.withContiguousStorageIfAvailable { right in
                guard let left = left.baseAddress, let right = right.baseAddress else { return true }
                return memcmp(left, right, utf8.count) == 0
            }
        }
        return (isSame ?? nil) ?? utf8.elementsEqual(other.utf8)
    }
}
