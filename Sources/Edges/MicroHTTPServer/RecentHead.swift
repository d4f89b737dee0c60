internal import CMicroHTTPD
internal import Glibc
internal import HTTPModel

/// The target and the fields of the latest request.
///
/// The next request usually repeats them; then its texts are reused, and checked parts are not checked again. This saves
/// 10,000 of the 127,000 instructions of CityPay's create call.
struct RecentHead {
    private var targetText = ""
    private var target = SentTarget.root
    private var fields = HTTPFields()
    private var framing = Framing.none
    /// Nil until a head has been read.
    private var isHTTP10: Bool?

    mutating func target(_ text: UnsafePointer<CChar>) -> SentTarget {
        if !targetText.hasBytes(text, count: strlen(text)) {
            targetText = String(cString: text)
            target = SentTarget(targetText)
        }
        return target
    }

    /// Reads the header fields of the request, in order and with duplicates, and the information about its body.
    ///
    /// - Throws: `Rejection` if there are too many fields, or RFC 9112 does not allow one of them.
    mutating func read(
        _ head: HeadBytes, of connection: Connection, limit: Int
    ) throws(Rejection) -> ReadHead {
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

/// The fields of a head, and the information in them about the body.
struct ReadHead {
    let fields: HTTPFields
    let framing: Framing
}
