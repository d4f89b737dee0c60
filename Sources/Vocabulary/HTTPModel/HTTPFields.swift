/// Header fields in the order they were sent, duplicates kept (RFC 9110 §5).
///
/// Names compare without case.
package struct HTTPFields: Sendable, Hashable {
    package struct Field: Sendable, Hashable {
        package let name: String
        package let value: String

        package init(name: consuming String, value: consuming String) {
            self.name = name
            self.value = value
        }
    }

    package private(set) var fields: [Field] = []

    package var isEmpty: Bool { fields.isEmpty }

    package init() {}

    package init(_ fields: some Sequence<(String, String)>) {
        self.fields = fields.map { Field(name: $0, value: $1) }
    }

    /// The values of all fields called `name`, joined by `, ` (RFC 9110 §5.3); nil without such a field.
    ///
    /// Setting replaces all of them by one; nil removes them.
    package subscript(name: String) -> String? {
        get {
            var combined: String?
            // By index: copies of the fields would count 80 references in a create call of CityPay.
            let length = name.utf8.count
            for position in fields.indices
            where fields[position].name.utf8.count == length && Self.isSame(fields[position].name, name) {
                let value = fields[position].value
                combined = combined.map { "\($0), \(value)" } ?? value
            }
            return combined
        }
        set {
            fields.removeAll { Self.isSame($0.name, name) }
            if let newValue { append(name, newValue) }
        }
    }

    /// Every value of the fields called `name`, in order.
    package func values(of name: String) -> [String] {
        fields.filter { Self.isSame($0.name, name) }.map(\.value)
    }

    package mutating func append(_ name: consuming String, _ value: consuming String) {
        fields.append(Field(name: name, value: value))
    }

    package mutating func reserveCapacity(_ count: Int) { fields.reserveCapacity(count) }

    private static func isSame(_ left: String, _ right: String) -> Bool {
        guard left.utf8.count == right.utf8.count else { return false }
        // Nearly all strings have contiguous bytes; others are copied. Comparing all of them through iterators takes
        // 2,000 instructions more in that call.
        let same = left.utf8.withContiguousStorageIfAvailable { left in
            right.utf8.withContiguousStorageIfAvailable { right in isSame(left, right) }
        }
        return (same ?? nil) ?? isSame(Array(left.utf8), Array(right.utf8))
    }

    private static func isSame(_ left: some RandomAccessCollection<UInt8>, _ right: some RandomAccessCollection<UInt8>)
        -> Bool
    {
        left.elementsEqual(right) { $0 == $1 || lowercase($0) == lowercase($1) }
    }

    private static func lowercase(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }
}

extension HTTPFields: ExpressibleByDictionaryLiteral {
    package init(dictionaryLiteral elements: (String, String)...) { self.init(elements) }
}
