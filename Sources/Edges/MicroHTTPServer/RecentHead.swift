internal import CMicroHTTPD
internal import Glibc
internal import HTTPModel

/// The target and the fields of the latest request, which the next mostly repeats: its texts are then used again, and
/// what was found right is not looked at again.
struct RecentHead {
    private var targetText = ""
    private var target = SentTarget.root
    private var fields = HTTPFields()
    private var framing = Framing.none
    /// Nil as long as no head was read.
    private var isHTTP10: Bool?

    mutating func target(_ text: UnsafePointer<CChar>) -> SentTarget {
        if !targetText.hasBytes(text, count: strlen(text)) {
            targetText = String(cString: text)
            target = SentTarget(targetText)
        }
        return target
    }

    /// The header fields of the connection's request, in order, with duplicates, and what they say of its body.
    ///
    /// - Throws: `Refusal` when there are too many, or one of them is not what RFC 9112 allows.
    mutating func read(
        _ head: HeadBytes, of connection: Connection, limit: Int
    ) throws(Refusal) -> ReadHead {
        let known = isHTTP10 == nil ? HTTPFields() : fields
        var reading = FieldReading(head, before: known, limit: limit)
        withUnsafeMutablePointer(to: &reading) { reading in
            _ = MHD_get_connection_values_n(connection.pointer, .HEADER_KIND, readField, reading)
        }
        if reading.total > limit { throw .tooManyFields(limit: limit) }
        guard reading.isWhole(head) else { throw .malformedHead(.strayBytes) }
        if reading.hasPaddedCoding { throw .malformedHead(.paddedCoding) }
        let (read, repeated) = reading.result
        if repeated == known.fields.count, repeated == read.fields.count, isHTTP10 == head.isHTTP10 {
            return ReadHead(fields: fields, framing: framing)
        }
        do throws(HeadFault) {
            framing = try Framing(read, firstNew: repeated, isHTTP10: head.isHTTP10)
        } catch { throw .malformedHead(error) }
        (fields, isHTTP10) = (read, head.isHTTP10)
        return ReadHead(fields: fields, framing: framing)
    }
}

/// What the fields of a head are and what they say of its body.
struct ReadHead {
    let fields: HTTPFields
    let framing: Framing
}
