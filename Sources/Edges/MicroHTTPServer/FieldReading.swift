internal import CMicroHTTPD
internal import Glibc
internal import HTTPModel

/// The parts of a request line, in memory of libmicrohttpd.
struct RequestLine {
    let method: UnsafePointer<CChar>
    let version: UnsafePointer<CChar>
}

/// The bytes of a head in libmicrohttpd's memory, where it has put NULs at the ends of names and values.
struct HeadBytes {
    private let line: RequestLine
    /// The size of the head in bytes, from the method to the end of the empty line.
    let size: Int
    /// Whether the library lists a field of ours before those of the client (`understudy_begin_request`).
    let hasPlaceholder: Bool

    init(_ line: RequestLine, size: Int, hasPlaceholder: Bool) {
        self.line = line
        self.size = size
        self.hasPlaceholder = hasPlaceholder
    }

    var isHTTP10: Bool { strcmp(line.version, "HTTP/1.0") == 0 }

    var endOfLine: UnsafePointer<CChar> { line.version + strlen(line.version) }

    var end: UnsafePointer<CChar> { line.method + size }

    /// Whether exactly one byte stands before and one behind a target of `length` bytes.
    func isRequestLine(withTargetOf length: Int) -> Bool {
        line.method + strlen(line.method) + 1 + length + 1 == line.version
    }
}

/// Reads the fields of a head, with those of the previous head.
///
/// The library passes texts up to their first NUL. Therefore each field must begin where the previous one ends;
/// otherwise part of the head would be overlooked.
struct FieldReading {
    private let before: HTTPFields
    private let limit: Int
    private var isFirstOurs: Bool
    /// The number of fields, from the first on, that are as before.
    private var count = 0
    /// The fields; nil while all are as before.
    private var fields: HTTPFields?
    /// The end of the previous value.
    private var end: UnsafePointer<CChar>
    private var hasStrayBytes = false
    /// Whether a space follows the value of `Transfer-Encoding`.
    private(set) var hasPaddedCoding = false

    /// The number of fields read.
    private(set) var total = 0

    init(_ head: HeadBytes, before: HTTPFields, limit: Int) {
        self.before = before
        self.limit = limit
        isFirstOurs = head.hasPlaceholder
        end = head.endOfLine
    }

    /// Adds a field; false if there are too many.
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
        // A line ends with CR LF, or with LF alone (RFC 9112 §2.2).
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

    /// Whether every byte of the head belongs to a field or to the end of a line.
    func isWhole(_ head: HeadBytes) -> Bool { !hasStrayBytes && (2...4).contains(head.end - end) }

    /// The fields, and the number of leading fields that are the same as in the previous head.
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
    /// Copies bytes of libmicrohttpd; bytes that are not UTF-8 become U+FFFD.
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
