/// Receives the parts of a JSON text from the parser, and makes values of them.
///
/// Offsets are bytes from the start of the text. The builders are that of `JSONText` and that of `Documents`, whose
/// values have places.
package protocol JSONBuilder {
    associatedtype Value
    associatedtype ObjectInProgress
    func null(at offset: Int) -> Value
    func bool(_ value: Bool, at offset: Int) -> Value
    func number(_ number: JSONNumber, at offset: Int) -> Value
    func string(_ string: String, at offset: Int) -> Value
    func array(_ elements: [Value], at offset: Int) -> Value
    func startObject() -> ObjectInProgress
    mutating func add(
        _ name: consuming String, at offset: Int, _ value: consuming Value, to object: inout ObjectInProgress)
    func object(_ object: ObjectInProgress, at offset: Int) -> Value
}

/// A recursive-descent parser for RFC 8259 texts: strict, bounded in depth, one pass over the bytes.
package struct JSONParser<Builder: JSONBuilder> {
    private let text: UnsafeBufferPointer<UInt8>
    private let maxDepth: Int
    private var position = 0
    private var depth = 0
    package private(set) var builder: Builder

    package init(_ text: UnsafeBufferPointer<UInt8>, maxDepth: Int, builder: Builder) {
        self.text = text
        self.maxDepth = maxDepth
        self.builder = builder
    }

    package mutating func parse() throws(JSONSyntaxError) -> Builder.Value {
        if text.starts(with: [0xEF, 0xBB, 0xBF]) { throw failure(.byteOrderMark) }
        skipWhitespace()
        let value = try parseValue()
        skipWhitespace()
        if position < text.count { throw unexpected("the end of the text after the value") }
        return value
    }

    private mutating func parseValue() throws(JSONSyntaxError) -> Builder.Value {
        let start = position
        switch peek {
        case UInt8(ascii: "{"): return try nested { (parser) throws(JSONSyntaxError) in try parser.parseObject() }
        case UInt8(ascii: "["): return try nested { (parser) throws(JSONSyntaxError) in try parser.parseArray() }
        case UInt8(ascii: "\""): return builder.string(try parseString(), at: start)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            return builder.number(try parseNumber(), at: start)
        case UInt8(ascii: "t"):
            try take("true")
            return builder.bool(true, at: start)
        case UInt8(ascii: "f"):
            try take("false")
            return builder.bool(false, at: start)
        case UInt8(ascii: "n"):
            try take("null")
            return builder.null(at: start)
        default: throw unexpected("a value")
        }
    }

    private mutating func nested(
        _ parse: (inout JSONParser) throws(JSONSyntaxError) -> Builder.Value
    ) throws(JSONSyntaxError) -> Builder.Value {
        if depth == maxDepth { throw failure(.tooDeep(limit: maxDepth)) }
        depth += 1
        let value = try parse(&self)
        depth -= 1
        return value
    }

    private mutating func parseObject() throws(JSONSyntaxError) -> Builder.Value {
        let start = position
        var object = builder.startObject()
        position += 1
        skipWhitespace()
        if takeIf(UInt8(ascii: "}")) { return builder.object(object, at: start) }
        while true {
            guard peek == UInt8(ascii: "\"") else { throw unexpected("a member name in double quotes") }
            let nameOffset = position
            let name = try parseString()
            skipWhitespace()
            guard takeIf(UInt8(ascii: ":")) else { throw unexpected("':' after the member name") }
            skipWhitespace()
            builder.add(name, at: nameOffset, try parseValue(), to: &object)
            skipWhitespace()
            if takeIf(UInt8(ascii: "}")) { return builder.object(object, at: start) }
            guard takeIf(UInt8(ascii: ",")) else { throw unexpected("',' or '}'") }
            skipWhitespace()
        }
    }

    private mutating func parseArray() throws(JSONSyntaxError) -> Builder.Value {
        let start = position
        var elements: [Builder.Value] = []
        position += 1
        skipWhitespace()
        if takeIf(UInt8(ascii: "]")) { return builder.array(elements, at: start) }
        while true {
            elements.append(try parseValue())
            skipWhitespace()
            if takeIf(UInt8(ascii: "]")) { return builder.array(elements, at: start) }
            guard takeIf(UInt8(ascii: ",")) else { throw unexpected("',' or ']'") }
            skipWhitespace()
        }
    }

    private mutating func parseNumber() throws(JSONSyntaxError) -> JSONNumber {
        let start = position
        _ = takeIf(UInt8(ascii: "-"))
        if !takeIf(UInt8(ascii: "0")) { try takeDigits() }
        if takeIf(UInt8(ascii: ".")) { try takeDigits() }
        if takeIf(UInt8(ascii: "e")) || takeIf(UInt8(ascii: "E")) {
            if !takeIf(UInt8(ascii: "+")) { _ = takeIf(UInt8(ascii: "-")) }
            try takeDigits()
        }
        return JSONNumber(uncheckedSpelling: String(decoding: slice(start..<position), as: UTF8.self))
    }

    private mutating func takeDigits() throws(JSONSyntaxError) {
        let start = position
        while (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(peek) { position += 1 }
        if position == start { throw unexpected("a digit") }
    }

    private mutating func parseString() throws(JSONSyntaxError) -> String {
        position += 1
        let start = position
        var isASCII = true
        while position < text.count {
            let byte = text[position]
            switch byte {
            case UInt8(ascii: "\""):
                let string = try decode(start..<position, isASCII: isASCII)
                position += 1
                return string
            case UInt8(ascii: "\\"): return try parseEscapedString(from: start)
            case 0..<0x20: throw failure(.controlCharacter(byte))
            default:
                if byte >= 0x80 { isASCII = false }
                position += 1
            }
        }
        throw unexpected("the closing '\"' of the string")
    }

    /// Continues at the first backslash of a string that began at `start`.
    private mutating func parseEscapedString(from start: Int) throws(JSONSyntaxError) -> String {
        var bytes = Array(slice(start..<position))
        let contentStart = start
        while position < text.count {
            let byte = text[position]
            switch byte {
            case UInt8(ascii: "\""):
                guard let string = String(validating: bytes, as: UTF8.self) else {
                    throw failure(.invalidUTF8, at: contentStart)
                }
                position += 1
                return string
            case UInt8(ascii: "\\"): bytes.append(contentsOf: try parseEscape())
            case 0..<0x20: throw failure(.controlCharacter(byte))
            default:
                bytes.append(byte)
                position += 1
            }
        }
        throw unexpected("the closing '\"' of the string")
    }

    private mutating func parseEscape() throws(JSONSyntaxError) -> [UInt8] {
        let start = position
        position += 1
        guard position < text.count else { throw unexpected("an escape") }
        let byte = text[position]
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "f"): return [0x0C]
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "r"): return [0x0D]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "u"): return try parseUnicodeEscape(start: start)
        default: throw failure(.invalidEscape, at: start)
        }
    }

    private mutating func parseUnicodeEscape(start: Int) throws(JSONSyntaxError) -> [UInt8] {
        var code = try parseHexDigits(start: start)
        if (0xD800..<0xDC00).contains(code) {
            guard takeIf(UInt8(ascii: "\\")), takeIf(UInt8(ascii: "u")) else {
                throw failure(.loneSurrogate, at: start)
            }
            let low = try parseHexDigits(start: start)
            guard (0xDC00..<0xE000).contains(low) else { throw failure(.loneSurrogate, at: start) }
            code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
        }
        guard let scalar = Unicode.Scalar(code) else { throw failure(.loneSurrogate, at: start) }
        return Array(String(Character(scalar)).utf8)
    }

    private mutating func parseHexDigits(start: Int) throws(JSONSyntaxError) -> UInt32 {
        var code: UInt32 = 0
        for _ in 0..<4 {
            guard let digit = Self.hexValue(peek) else { throw failure(.invalidEscape, at: start) }
            code = code << 4 + digit
            position += 1
        }
        return code
    }

    private static func hexValue(_ byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a")) + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A")) + 10
        default: nil
        }
    }

    /// The next byte; 0, which JSON allows nowhere outside of strings, at the end of the text.
    private var peek: UInt8 { position < text.count ? text[position] : 0 }

    private mutating func takeIf(_ byte: UInt8) -> Bool {
        guard position < text.count, text[position] == byte else { return false }
        position += 1
        return true
    }

    private mutating func take(_ literal: StaticString) throws(JSONSyntaxError) {
        for offset in 0..<literal.utf8CodeUnitCount {
            guard peek == literal.utf8Start[offset] else { throw unexpected("'\(literal)'") }
            position += 1
        }
    }

    private mutating func skipWhitespace() {
        while peek == 0x20 || peek == 0x0A || peek == 0x0D || peek == 0x09 { position += 1 }
    }

    private func slice(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: text[range])
    }

    private func decode(_ range: Range<Int>, isASCII: Bool) throws(JSONSyntaxError) -> String {
        // Because ASCII is valid UTF-8, it need not be validated.
        if isASCII { return String(decoding: slice(range), as: UTF8.self) }
        guard let string = String(validating: slice(range), as: UTF8.self) else {
            throw failure(.invalidUTF8, at: range.lowerBound)
        }
        return string
    }

    private func unexpected(_ expected: String) -> JSONSyntaxError {
        guard position < text.count else {
            return failure(.unexpected(found: "the end of the text", expected: expected))
        }
        let byte = text[position]
        if byte >= 0x80 {
            // Because the rest may not be UTF-8 at all, one scalar is decoded from at most four bytes.
            var decoder = UTF8()
            var bytes = text[position..<min(position + 4, text.count)].makeIterator()
            guard case .scalarValue(let scalar) = decoder.decode(&bytes) else { return failure(.invalidUTF8) }
            return failure(.unexpected(found: "'\(scalar)'", expected: expected))
        }
        let isPrintable = byte >= 0x20 && byte < 0x7F
        let found = isPrintable ? "'\(Unicode.Scalar(byte))'" : "control character \(byte)"
        return failure(.unexpected(found: found, expected: expected))
    }

    private func failure(_ problem: JSONSyntaxError.Problem, at offset: Int? = nil) -> JSONSyntaxError {
        let offset = offset ?? position
        let (line, column) = LineMap.place(of: offset, in: text)
        return JSONSyntaxError(problem: problem, offset: offset, line: line, column: column)
    }
}
