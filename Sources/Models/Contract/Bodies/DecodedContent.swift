internal import ContentCodings
internal import HTTPModel

/// Undoes the `Content-Encoding` of a body (RFC 9110 §8.4).
enum DecodedContent {
    static func bytes(
        _ body: [UInt8], _ fields: HTTPFields, limit: Int = ContentCoding.defaultLimit
    ) throws(BodyProblem) -> [UInt8] {
        guard let field = fields["Content-Encoding"] else { return body }
        do throws(ContentCodingError) { return try ContentCoding.decode(body, field: field, limit: limit) } catch {
            if case .unknown(let name) = error { throw .unsupportedCoding(name: name) }
            let type = fields["Content-Type"].flatMap { MediaType($0) } ?? .octetStream
            throw .malformed(type, reason: "\(error)")
        }
    }
}
