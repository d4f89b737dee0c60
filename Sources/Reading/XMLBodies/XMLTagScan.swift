/// Counts the attributes of each start tag before libxml2 reads the document.
///
/// libxml2 compares each attribute with all before it, and tells us of them only when the tag has ended: 100,000 attributes
/// took 5.7 s. The scan reads no more of the grammar than it needs. It may count an equals sign of a malformed tag, and
/// never counts fewer attributes than libxml2 compares.
struct XMLTagScan {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let limit: Int
    private var position = 0

    private init(_ bytes: UnsafeBufferPointer<UInt8>, limit: Int) {
        self.bytes = bytes
        self.limit = limit
    }

    /// The place of the first attribute over the limit, from the start of the document; nil if there is none.
    static func offset(ofExcessIn bytes: [UInt8], limit: Int) -> Int? {
        bytes.withUnsafeBufferPointer { buffer in
            var scan = XMLTagScan(buffer, limit: limit)
            return scan.excess()
        }
    }

    private mutating func excess() -> Int? {
        while skip(past: "<") {
            switch bytes.indices.contains(position) ? bytes[position] : 0 {
            case UInt8(ascii: "/"): break
            case UInt8(ascii: "?"): if !skip(past: "?>") { return nil }
            case UInt8(ascii: "!"):
                let isEnded = starts("!--") ? skip(past: "-->") : starts("![CDATA[") ? skip(past: "]]>") : true
                if !isEnded { return nil }
            default: if let excess = excessInTag() { return excess }
            }
        }
        return nil
    }

    /// Reads a start tag to its end, or to the `<` at which libxml2 refuses it.
    private mutating func excessInTag() -> Int? {
        var count = 0
        while position < bytes.count {
            let byte = bytes[position]
            switch byte {
            case UInt8(ascii: ">"), UInt8(ascii: "<"): return nil
            case UInt8(ascii: "="):
                count += 1
                if count > limit { return position }
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                position += 1
                while position < bytes.count, bytes[position] != byte, bytes[position] != UInt8(ascii: "<") {
                    position += 1
                }
                if position < bytes.count, bytes[position] == UInt8(ascii: "<") { return nil }
            default: break
            }
            position += 1
        }
        return nil
    }

    private func starts(_ text: StaticString) -> Bool {
        guard position + text.utf8CodeUnitCount <= bytes.count else { return false }
        return (0..<text.utf8CodeUnitCount).allSatisfy { bytes[position + $0] == text.utf8Start[$0] }
    }

    /// Goes on behind the next `text`; false if there is none.
    private mutating func skip(past text: StaticString) -> Bool {
        while position < bytes.count {
            if starts(text) {
                position += text.utf8CodeUnitCount
                return true
            }
            position += 1
        }
        return false
    }
}
