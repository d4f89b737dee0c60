/// A coding of bodies (RFC 9110 §8.4.1).
package enum ContentCoding: String, Sendable, CaseIterable {
    case gzip, deflate, identity

    /// Nil for codings that Understudy cannot decode.
    init?(name: some StringProtocol) {
        // The two names mean the same (RFC 9110 §8.4.1.3).
        self.init(rawValue: name == "x-gzip" ? "gzip" : String(name))
    }

    /// Decodes `bytes` whose `Content-Encoding` field has the value `field`.
    ///
    /// - Throws: `ContentCodingError` for an unknown coding, for malformed bytes, and for a result longer than `limit`
    ///   bytes.
    package static func decode(
        _ bytes: [UInt8], field: String, limit: Int = defaultLimit
    ) throws(ContentCodingError) -> [UInt8] {
        var bytes = bytes
        // Codings are listed in the order in which they were applied (RFC 9110 §8.4).
        for name in field.split(separator: ",").reversed() {
            let name = String(name).lowercased().filter { $0 != " " && $0 != "\t" }
            if name.isEmpty { continue }
            guard let coding = ContentCoding(name: name) else { throw .unknown(name) }
            bytes = try coding.decode(bytes, limit: limit)
        }
        return bytes
    }

    /// The maximum size of a decoded body: 64 MiB.
    package static let defaultLimit = 64 << 20

    private func decode(_ bytes: [UInt8], limit: Int) throws(ContentCodingError) -> [UInt8] {
        switch self {
        case .identity: return bytes
        case .gzip: return try Inflater.inflate(bytes, as: .gzip, coding: self, limit: limit)
        case .deflate:
            // Some software sends deflate without the envelope that RFC 9110 §8.4.1.2 requires.
            do throws(ContentCodingError) {
                return try Inflater.inflate(bytes, as: .zlib, coding: self, limit: limit)
            } catch {
                guard case .damaged = error else { throw error }
                return try Inflater.inflate(bytes, as: .bare, coding: self, limit: limit)
            }
        }
    }
}

/// Why a body cannot be decoded.
package enum ContentCodingError: Error, Hashable, Sendable {
    case unknown(String)
    case damaged(ContentCoding)
    case tooLong(limit: Int)
}

extension ContentCodingError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unknown(let name): "the content coding '\(name)' is not read; expected 'gzip' or 'deflate'"
        case .damaged(let coding): "the bytes are not '\(coding.rawValue)', which 'Content-Encoding' says they are"
        case .tooLong(let limit): "the body is longer than \(limit) bytes when it is decoded"
        }
    }
}
