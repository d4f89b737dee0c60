internal import CMicroHTTPD
internal import Glibc
internal import HTTPModel

/// The parts of a request line that libmicrohttpd gives, in its own memory.
struct RequestLine {
    let method: UnsafePointer<CChar>
    let version: UnsafePointer<CChar>
}

/// Where the lines of a head lie in libmicrohttpd's memory, in which it has put NULs for what ends their parts.
struct HeadBytes {
    private let line: RequestLine
    /// How many bytes the head has, from the method to the empty line's end.
    let size: Int
    /// The library lists a field of ours before those of the client (`understudy_begin_request`).
    let hasPlaceholder: Bool

    init(_ line: RequestLine, size: Int, hasPlaceholder: Bool) {
        self.line = line
        self.size = size
        self.hasPlaceholder = hasPlaceholder
    }

    var isHTTP10: Bool { strcmp(line.version, "HTTP/1.0") == 0 }

    var endOfLine: UnsafePointer<CChar> { line.version + strlen(line.version) }

    var end: UnsafePointer<CChar> { line.method + size }

    /// Whether one byte each stands before and behind a target of `length` bytes.
    func isRequestLine(withTargetOf length: Int) -> Bool {
        line.method + strlen(line.method) + 1 + length + 1 == line.version
    }
}

/// The fields of a head while they are read, and those of the head before.
///
/// Because the library passes texts up to their first NUL, each field must begin where the one before has ended, or a
/// part of the head would go unseen.
struct FieldReading {
    private let before: HTTPFields
    private let limit: Int
    private var isFirstOurs: Bool
    /// How many are as before, from the first on.
    private var count = 0
    /// Nil as long as all are as before.
    private var fields: HTTPFields?
    /// Where the value before ends.
    private var end: UnsafePointer<CChar>
    private var hasStrayBytes = false
    /// A space stands behind the value of `Transfer-Encoding`.
    private(set) var hasPaddedCoding = false

    /// How many fields were read.
    private(set) var total = 0

    init(_ head: HeadBytes, before: HTTPFields, limit: Int) {
        self.before = before
        self.limit = limit
        isFirstOurs = head.hasPlaceholder
        end = head.endOfLine
    }

    /// Takes a field; false when there are too many.
    mutating func add(
        _ name: UnsafePointer<CChar>, count nameCount: Int, _ value: UnsafePointer<CChar>,
        count valueCount: Int
    ) -> Bool {
        if isFirstOurs {
            isFirstOurs = false
            return true
        }
        total += 1
        if total > limit { return false }
        // Because a line ends with CR LF, or with LF alone (RFC 9112 §2.2).
        if !(1...2).contains(name - end) { hasStrayBytes = true }
        end = value + valueCount
        var valueCount = valueCount
        while valueCount > 0, Self.isSpace(value[valueCount - 1]) { valueCount -= 1 }
        if value + valueCount != end, strcasecmp(name, "Transfer-Encoding") == 0 { hasPaddedCoding = true }
        if fields == nil {
            if count < before.fields.count, before.fields[count].name.hasBytes(name, count: nameCount),
                before.fields[count].value.hasBytes(value, count: valueCount)
            {
                count += 1
                return true
            }
            fields = beginning
        }
        fields?.append(String(name, count: nameCount), String(value, count: valueCount))
        return true
    }

    /// Whether every byte up to the end of the head belongs to a field or to the end of a line.
    func isWhole(_ head: HeadBytes) -> Bool { !hasStrayBytes && (2...4).contains(head.end - end) }

    /// The fields, and how many of them from the first on the head before had too.
    var result: (fields: HTTPFields, repeated: Int) {
        if let fields { return (fields, count) }
        return count == before.fields.count ? (before, count) : (beginning, count)
    }

    private var beginning: HTTPFields {
        var fields = HTTPFields()
        fields.reserveCapacity(max(8, count))
        for field in before.fields.prefix(count) { fields.append(field.name, field.value) }
        return fields
    }

    private static func isSpace(_ byte: CChar) -> Bool { byte == 0x20 || byte == 0x09 }
}

/// Adds a field to the `FieldReading` that `reading` points to.
let readField: MHD_KeyValueIteratorN = { reading, _, name, nameCount, value, valueCount in
    guard let reading = reading?.assumingMemoryBound(to: FieldReading.self), let name, let value
    else { return .NO }
    return reading.pointee.add(name, count: nameCount, value, count: valueCount) ? .YES : .NO
}

extension String {
    /// Copies bytes of libmicrohttpd's; those that are not UTF-8 become U+FFFD.
    fileprivate init(_ bytes: UnsafePointer<CChar>, count: Int) {
        self.init(decoding: UnsafeRawBufferPointer(start: bytes, count: count), as: UTF8.self)
    }

    func hasBytes(_ bytes: UnsafePointer<CChar>, count: Int) -> Bool {
        guard count > 0 else { return isEmpty }
        guard utf8.count == count else { return false }
        let isSame = utf8.withContiguousStorageIfAvailable { own in
            own.baseAddress.map { memcmp($0, bytes, count) == 0 } ?? false
        }
        return isSame ?? false
    }
}
