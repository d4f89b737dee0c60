/// Bodies of several parts between boundary lines (RFC 2046 §5.1): reading and writing.
package enum Multipart {
    package struct Part: Hashable, Sendable {
        package var fields: HTTPFields
        package var body: [UInt8]

        package init(fields: HTTPFields, body: [UInt8]) {
            self.fields = fields
            self.body = body
        }
    }

    /// The parts of a body.
    ///
    /// Text before the first part and after the last is ignored.
    ///
    /// Lines may end in LF alone, if all of them do.
    ///
    /// - Throws: `MultipartSyntaxError` when a boundary line is missing, or a part has a line that is no header field.
    package static func parts(of bytes: [UInt8], boundary: String) throws(MultipartSyntaxError) -> [Part] {
        try contents(of: bytes, boundary: boundary).map { Part(fields: $0.fields, body: Array(bytes[$0.range])) }
    }

    /// The fields of each part, and the range of its content in `bytes`.
    ///
    /// - Throws: `MultipartSyntaxError` as `parts` does.
    package static func contents(
        of bytes: [UInt8], boundary: String
    ) throws(MultipartSyntaxError) -> [(fields: HTTPFields, range: Range<Int>)] {
        let delimiter = Array("--\(boundary)".utf8)
        var parts: [(fields: HTTPFields, range: Range<Int>)] = []
        var start: Int?
        var line = 0
        while line < bytes.count {
            let end = bytes[line...].firstIndex(of: newline) ?? bytes.count
            if let isLast = isBoundary(bytes[line..<end], delimiter) {
                if let start {
                    parts.append(try part(bytes[start..<max(start, contentEnd(bytes, line))], parts.count + 1))
                }
                if isLast { return parts }
                start = end + 1
            }
            line = end + 1
        }
        guard start != nil else { throw .noBoundary(boundary) }
        throw .notEnded(boundary)
    }

    package static func bytes(of parts: [Part], boundary: String) -> [UInt8] {
        var bytes: [UInt8] = []
        for part in parts {
            bytes += Array("--\(boundary)\r\n".utf8)
            for field in part.fields.fields { bytes += Array("\(field.name): \(field.value)\r\n".utf8) }
            bytes += Array("\r\n".utf8) + part.body + Array("\r\n".utf8)
        }
        return bytes + Array("--\(boundary)--\r\n".utf8)
    }

    private static let newline = UInt8(ascii: "\n")

    /// Whether a boundary line is the last one; nil when `line` is no boundary line.
    private static func isBoundary(_ line: ArraySlice<UInt8>, _ delimiter: [UInt8]) -> Bool? {
        guard line.starts(with: delimiter) else { return nil }
        var rest = line.dropFirst(delimiter.count)
        let isLast = rest.starts(with: "--".utf8)
        if isLast { rest = rest.dropFirst(2) }
        let isPadding = rest.allSatisfy { " \t\r".utf8.contains($0) }
        return isPadding ? isLast : nil
    }

    /// The end of a part's content: before the line end that belongs to the boundary at `line`.
    private static func contentEnd(_ bytes: [UInt8], _ line: Int) -> Int {
        line >= 2 && bytes[line - 2] == UInt8(ascii: "\r") ? line - 2 : line - 1
    }

    private static func part(
        _ content: ArraySlice<UInt8>, _ number: Int
    ) throws(MultipartSyntaxError) -> (fields: HTTPFields, range: Range<Int>) {
        var fields: [(String, String)] = []
        var start = content.startIndex
        while start < content.endIndex {
            let end = content[start...].firstIndex(of: newline) ?? content.endIndex
            let text = String(decoding: content[start..<end], as: UTF8.self)
            let line = text.hasSuffix("\r") ? text.dropLast() : text[...]
            start = min(end + 1, content.endIndex)
            if line.isEmpty { return (HTTPFields(fields), start..<content.endIndex) }
            if line.first == " " || line.first == "\t", let last = fields.popLast() {
                fields.append((last.0, "\(last.1) \(HeaderText.trim(line))"))
            } else {
                let pair = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
                guard pair.count == 2, HeaderText.isToken(pair[0]) else { throw .notAField(part: number) }
                fields.append((String(pair[0]), String(HeaderText.trim(pair[1]))))
            }
        }
        // Because the line end before the boundary can be the empty line, a part may consist of fields alone.
        return (HTTPFields(fields), content.endIndex..<content.endIndex)
    }
}

/// Why a multipart body could not be taken apart.
package enum MultipartSyntaxError: Error, Hashable, Sendable, CustomStringConvertible {
    case noBoundary(String)
    case notEnded(String)
    /// The part is counted from 1.
    case notAField(part: Int)

    package var description: String {
        switch self {
        case .noBoundary(let boundary): "expected a line '--\(boundary)', found none"
        case .notEnded(let boundary): "it ends without the line '--\(boundary)--'"
        case .notAField(let part):
            "part \(part): expected fields such as 'Content-Type: text/plain' and an empty line, found a line without ':'"
        }
    }
}
