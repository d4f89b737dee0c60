internal import Glibc

/// Converts between texts and bytes in the character encodings of messages (RFC 9110 §8.3.2), with iconv(3).
package enum Charset {
    /// The text of `bytes` in the encoding called `name`; nil if they are malformed or the encoding is unknown.
    package static func text(of bytes: [UInt8], named name: String) -> String? {
        if isUTF8(name) { return String(validating: bytes, as: UTF8.self) }
        return converted(bytes, from: name, to: "UTF-8").flatMap { String(validating: $0, as: UTF8.self) }
    }

    /// The bytes of `text` in the encoding called `name`; nil if it cannot represent the text or is unknown.
    package static func bytes(of text: String, named name: String) -> [UInt8]? {
        isUTF8(name) ? Array(text.utf8) : converted(Array(text.utf8), from: "UTF-8", to: name)
    }

    /// Whether the bytes start with U+FEFF in UTF-8 or UTF-16, which determines their encoding.
    package static func hasByteOrderMark(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: [0xEF, 0xBB, 0xBF]) || bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE])
    }

    private static func isUTF8(_ name: String) -> Bool { ["utf-8", "utf8"].contains(name.lowercased()) }

    /// `(size_t) -1`.
    private static let failure = -1

    private static func converted(_ bytes: [UInt8], from source: String, to target: String) -> [UInt8]? {
        // The function iconv takes text behind a slash as options, such as leaving out what it cannot convert.
        guard [source, target].allSatisfy({ HeaderText.isToken($0[...]) && !$0.contains("/") }) else { return nil }
        let descriptor = iconv_open(target, source)
        guard let descriptor, Int(bitPattern: descriptor) != failure else { return nil }
        defer { iconv_close(descriptor) }
        var input = bytes.map { CChar(bitPattern: $0) }
        // No encoding needs more than four bytes for a byte of another, and a byte order mark may be added.
        var output = [CChar](repeating: 0, count: bytes.count * 4 + 16)
        let written = input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output -> Int? in
                var (from, fromLeft) = (input.baseAddress, input.count)
                var (to, toLeft) = (output.baseAddress, output.count)
                let isDone =
                    iconv(descriptor, &from, &fromLeft, &to, &toLeft) != failure && fromLeft == 0
                    && iconv(descriptor, nil, nil, &to, &toLeft) != failure
                return isDone ? output.count - toLeft : nil
            }
        }
        return written.map { output.prefix($0).map { UInt8(bitPattern: $0) } }
    }
}
