internal import CLibXML2

/// Whether the markup of a document can be found in its bytes before it is decoded.
///
/// `XMLTagScan` looks for `<`, `=` and quotes. In the encodings below, these bytes mean these characters, and never a
/// part of another one.
enum XMLEncoding {
    /// The bytes in such an encoding, and the encoding from outside of the document; nil leaves it to the declaration.
    ///
    /// UTF-16 becomes UTF-8.
    ///
    /// - Throws: `XMLSyntaxError` for malformed UTF-16, and for an encoding that libxml2 knows and that is none of these.
    static func scannable(
        _ bytes: [UInt8], charset: String?
    ) throws(XMLSyntaxError) -> (bytes: [UInt8], charset: String?) {
        let name = (firstBytesName(bytes) ?? charset ?? XMLReader.declaredEncoding(of: bytes))?.lowercased()
        guard let name, !keepsASCII(name) else { return (bytes, charset) }
        if name.hasPrefix("utf-16") { return (try utf8(ofUTF16: bytes, name), "UTF-8") }
        // Because libxml2 refuses the others itself, at the place of the declaration.
        guard let handler = xmlFindCharEncodingHandler(name) else { return (bytes, charset) }
        xmlCharEncCloseFunc(handler)
        throw XMLSyntaxError(problem: .unsupportedEncoding(charset ?? name.uppercased()), line: 1, column: 1)
    }

    /// The encoding that the first bytes show (XML 1.0 appendix F), if their markup is not that of ASCII.
    private static func firstBytesName(_ bytes: [UInt8]) -> String? {
        switch (bytes.first, bytes.dropFirst().first, bytes.dropFirst(2).first, bytes.dropFirst(3).first) {
        case (0, 0, 0, 0x3C), (0, 0, 0x3C, 0), (0, 0x3C, 0, 0), (0x3C, 0, 0, 0): "UCS-4"
        case (0, 0, 0xFE, 0xFF), (0xFF, 0xFE, 0, 0): "UCS-4"
        case (0xFE, 0xFF, _, _), (0, 0x3C, _, _): "UTF-16BE"
        case (0xFF, 0xFE, _, _), (0x3C, 0, _, _): "UTF-16LE"
        case (0x4C, 0x6F, 0xA7, 0x94): "EBCDIC"
        default: nil
        }
    }

    private static func keepsASCII(_ name: String) -> Bool {
        let names: Set = [
            "utf-8", "utf8", "us-ascii", "ascii", "gb2312", "gbk", "gb18030", "big5", "shift_jis", "shift-jis",
            "tis-620", "macintosh",
        ]
        let families = ["iso-8859-", "iso_8859-", "iso8859-", "latin", "windows-", "cp125", "koi8-", "euc-"]
        return names.contains(name) || families.contains { name.hasPrefix($0) }
    }

    private static func utf8(ofUTF16 bytes: [UInt8], _ name: String) throws(XMLSyntaxError) -> [UInt8] {
        let hasMark = bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE])
        // Without a mark, `UTF-16` is big-endian (RFC 2781 §4.3).
        let isLittle = hasMark ? bytes[0] == 0xFF : name == "utf-16le"
        let units = stride(from: hasMark ? 2 : 0, to: bytes.count - 1, by: 2).map { position in
            let (first, second) = (UInt16(bytes[position]), UInt16(bytes[position + 1]))
            return isLittle ? second << 8 | first : first << 8 | second
        }
        guard bytes.count.isMultiple(of: 2), let text = String(validating: units, as: UTF16.self) else {
            throw XMLSyntaxError(problem: .invalidEncoding, line: 1, column: 1)
        }
        return Array(text.utf8)
    }
}
