internal import JSONModel

/// `==`, `!=` and the four orders, exact: texts by code points, numbers by value.
enum Comparison: Sendable {
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual

    /// An absent value equals nothing, not even another absent one, and has no order.
    func holds(_ left: JSON?, _ right: JSON?) -> Bool {
        guard let left, let right else { return self == .notEqual }
        switch self {
        case .equal: return left == right
        case .notEqual: return left != right
        case .less: return Self.isLess(left, right) == true
        case .greater: return Self.isLess(right, left) == true
        case .lessOrEqual: return Self.isLess(right, left) == false
        case .greaterOrEqual: return Self.isLess(left, right) == false
        }
    }

    /// Nil when the two have no order: only two numbers or two texts do.
    private static func isLess(_ left: JSON, _ right: JSON) -> Bool? {
        switch (left, right) {
        case (.number(let left), .number(let right)): left < right
        // Because the order of UTF-8 bytes is the order of code points.
        case (.string(let left), .string(let right)): left.utf8.lexicographicallyPrecedes(right.utf8)
        default: nil
        }
    }
}

/// `in`: whether a value is an element of a list, a member name of an object, or a part of a text.
package enum Membership {
    static func holds(_ element: JSON?, in container: JSON?) -> Bool {
        guard let element, let container else { return false }
        switch (container, element) {
        case (.array(let elements), _): return elements.contains(element)
        case (.object(let object), .string(let name)): return object[name] != nil
        case (.string(let text), .string(let part)): return contains(part, in: text)
        default: return false
        }
    }

    /// Whether `text` contains `part`, compared byte by byte as JSON compares strings.
    package static func contains(_ part: String, in text: String) -> Bool {
        var (part, text) = (part, text)
        return part.withUTF8 { part in text.withUTF8 { text in contains(part, in: text) } }
    }

    /// Reads each byte of the text once (Knuth, Morris and Pratt), because both texts may be long and alike.
    private static func contains(_ part: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard part.count <= text.count else { return false }
        guard !part.isEmpty else { return true }
        // How much of the part's start is still there when the byte behind its first bytes differs.
        var kept = [0]
        kept.reserveCapacity(part.count)
        func next(_ count: Int, _ byte: UInt8) -> Int {
            var count = count
            while count > 0, part[count] != byte { count = kept[count - 1] }
            return part[count] == byte ? count + 1 : count
        }
        for byte in part.dropFirst() { kept.append(next(kept[kept.count - 1], byte)) }
        var count = 0
        for byte in text {
            count = next(count, byte)
            if count == part.count { return true }
        }
        return false
    }
}
