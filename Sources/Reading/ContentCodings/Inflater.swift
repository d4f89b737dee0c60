internal import CZlib

/// Inflates bytes that zlib's deflate produced, up to a limit.
enum Inflater {
    /// The format around the deflated bytes, with zlib's value of `windowBits`.
    enum Envelope: Int32 {
        case gzip = 31
        case zlib = 15
        case bare = -15
    }

    private static let chunk = 65_536

    static func inflate(
        _ bytes: [UInt8], as envelope: Envelope, coding: ContentCoding, limit: Int
    ) throws(ContentCodingError) -> [UInt8] {
        var stream = z_stream()
        guard understudy_inflate_init(&stream, envelope.rawValue) == Z_OK else {
            preconditionFailure("zlib has no memory left")
        }
        defer { inflateEnd(&stream) }
        var output: [UInt8] = []
        var input = bytes
        var status = Z_OK
        input.withUnsafeMutableBufferPointer { input in
            stream.next_in = input.baseAddress
            stream.avail_in = UInt32(input.count)
            var buffer = [UInt8](repeating: 0, count: chunk)
            while status == Z_OK, output.count <= limit {
                let written = buffer.withUnsafeMutableBufferPointer { buffer in
                    stream.next_out = buffer.baseAddress
                    stream.avail_out = UInt32(buffer.count)
                    status = CZlib.inflate(&stream, Z_NO_FLUSH)
                    return buffer.count - Int(stream.avail_out)
                }
                output.append(contentsOf: buffer[..<written])
                // A gzip file may consist of several members (RFC 1952 §2.2).
                if status == Z_STREAM_END, envelope == .gzip, stream.avail_in > 0 { status = inflateReset(&stream) }
            }
        }
        guard output.count <= limit else { throw .tooLong(limit: limit) }
        guard status == Z_STREAM_END, stream.avail_in == 0 else { throw .damaged(coding) }
        return output
    }
}
