internal import CMicroHTTPD
internal import Glibc
internal import HTTPModel

/// The target and the fields of the latest request, which the next mostly repeats: its texts are then used again.
struct RecentHead {
    private var targetText = ""
    private var target = RequestTarget("/")
    private var fields = HTTPFields()

    mutating func target(_ text: UnsafePointer<CChar>) -> RequestTarget {
        if !targetText.hasBytes(text, count: strlen(text)) {
            targetText = String(cString: text)
            target = RequestTarget(sent: targetText)
        }
        return target
    }

    /// The header fields of the connection's request, in order, with duplicates.
    mutating func fields(of connection: Connection) -> HTTPFields {
        var reading = Reading(before: fields)
        withUnsafeMutablePointer(to: &reading) { reading in
            _ = MHD_get_connection_values_n(connection.pointer, .HEADER_KIND, readField, reading)
        }
        fields = reading.result
        return fields
    }
}

/// Fields that are being read, and those that came before.
private struct Reading {
    private let before: HTTPFields
    /// How many are as before, from the first on.
    private var count = 0
    /// Nil as long as all are as before.
    private var fields: HTTPFields?

    init(before: HTTPFields) { self.before = before }

    mutating func add(
        _ name: UnsafePointer<CChar>?, count nameCount: Int, _ value: UnsafePointer<CChar>?, count valueCount: Int
    ) {
        if fields == nil {
            if count < before.fields.count, before.fields[count].name.hasBytes(name, count: nameCount),
                before.fields[count].value.hasBytes(value, count: valueCount)
            {
                count += 1
                return
            }
            fields = beginning
        }
        fields?.append(String(name, count: nameCount), String(value, count: valueCount))
    }

    var result: HTTPFields { fields ?? (count == before.fields.count ? before : beginning) }

    private var beginning: HTTPFields {
        var fields = HTTPFields()
        fields.reserveCapacity(max(8, count))
        for field in before.fields.prefix(count) { fields.append(field.name, field.value) }
        return fields
    }
}

/// Adds a field to the `Reading` that `reading` points to.
private let readField: MHD_KeyValueIteratorN = { reading, _, name, nameCount, value, valueCount in
    guard let reading = reading?.assumingMemoryBound(to: Reading.self) else { return .NO }
    reading.pointee.add(name, count: nameCount, value, count: valueCount)
    return .YES
}

extension String {
    /// Copies bytes of libmicrohttpd's; those that are not UTF-8 become U+FFFD.
    fileprivate init(_ bytes: UnsafePointer<CChar>?, count: Int) {
        self.init(decoding: UnsafeRawBufferPointer(start: bytes, count: bytes == nil ? 0 : count), as: UTF8.self)
    }

    fileprivate func hasBytes(_ bytes: UnsafePointer<CChar>?, count: Int) -> Bool {
        guard let bytes, count > 0 else { return count == 0 && isEmpty }
        guard utf8.count == count else { return false }
        let isSame = utf8.withContiguousStorageIfAvailable { own in
            own.baseAddress.map { memcmp($0, bytes, count) == 0 } ?? false
        }
        return isSame ?? false
    }
}

extension RequestTarget {
    /// Splits at the first `?` on bytes; only a target in absolute form takes the slower way.
    fileprivate init(sent whole: String) {
        guard whole.utf8.first == UInt8(ascii: "/") else {
            self.init(whole)
            return
        }
        guard let mark = whole.utf8.firstIndex(of: UInt8(ascii: "?")) else {
            self.init(path: whole)
            return
        }
        self.init(path: String(whole[..<mark]), query: String(whole[whole.utf8.index(after: mark)...]))
    }
}
