/// Escapes outside and inside of classes (ECMA-262 §22.2.1, `AtomEscape` and `CharacterEscape`).
extension PatternTranslator {
    /// The meaning of an escape, or of a character of a class.
    enum Escape {
        /// One code point; it may be a lone surrogate.
        case scalar(UInt32)
        /// Several code points, written as inside PCRE2's brackets.
        case set(String)
    }

    mutating func translateEscape() throws(RegularExpressionError) {
        let start = position
        position += 1
        switch peek {
        case "b", "B":
            emit("\\\(scalars[position])", from: start, .assertion)
            position += 1
        case "k":
            position += 1
            try namedReference(from: start)
        case let digit? where ("1"..."9").contains(digit): try numberedReference(from: start)
        default:
            switch try escape(from: start) {
            case .scalar(let value) where Self.isSurrogate(value): emit(CharacterSets.nothing, from: start, .atom)
            case .scalar(let value): emit(PatternTranslation.literal(value), from: start, .atom)
            case .set(let members): emit("[\(members)]", from: start, .atom)
            }
        }
    }

    static func isSurrogate(_ value: UInt32) -> Bool { (0xD800...0xDFFF).contains(value) }

    /// Reads an escape; its backslash, at `start`, was taken already.
    mutating func escape(from start: Int) throws(RegularExpressionError) -> Escape {
        guard let scalar = peek else {
            throw error("the pattern ends in '\\'; write '\\\\' for the character", at: start)
        }
        position += 1
        switch scalar {
        case "d", "D", "w", "W": return .set("\\\(scalar)")
        case "s": return .set(CharacterSets.whiteSpace)
        case "S": return .set(CharacterSets.notWhiteSpace)
        case "t": return .scalar(0x09)
        case "n": return .scalar(0x0A)
        case "v": return .scalar(0x0B)
        case "f": return .scalar(0x0C)
        case "r": return .scalar(0x0D)
        case "0": return try nul(from: start)
        case "c": return try control(from: start)
        case "x":
            do throws(RegularExpressionError) { return .scalar(try hexDigits(2, from: start)) } catch {
                try remark(error)
                return .scalar(scalar.value)
            }
        case "u": return .scalar(try unicode(from: start))
        case "p", "P": return .set("\\\(scalar){\(try property(from: start))}")
        case "^", "$", "\\", ".", "*", "+", "?", "(", ")", "[", "]", "{", "}", "|", "/": return .scalar(scalar.value)
        default:
            let isSilent = grammar == .edition5 && !scalar.isIdentifierPart
            if !isSilent { try remark(error("'\\\(scalar)' is no escape of ECMA-262", at: start)) }
            return .scalar(scalar.value)
        }
    }

    private mutating func nul(from start: Int) throws(RegularExpressionError) -> Escape {
        if let next = peek, ("0"..."9").contains(next) {
            try remark(
                error("octal escapes such as '\\0\(next)' are not allowed; write '\\x' and two hex digits", at: start))
            return .scalar(octal() ?? 0)
        }
        return .scalar(0)
    }

    /// Reads up to three octal digits that stand for a byte (ECMA-262 Annex B.1.2, `LegacyOctalEscapeSequence`).
    mutating func octal() -> UInt32? {
        var value: UInt32?
        while let digit = peek, ("0"..."7").contains(digit), (value ?? 0) * 8 + digit.value - 0x30 <= 0xFF {
            value = (value ?? 0) * 8 + digit.value - 0x30
            position += 1
        }
        return value
    }

    private mutating func control(from start: Int) throws(RegularExpressionError) -> Escape {
        guard let letter = peek, letter.isASCII, letter.properties.isAlphabetic else {
            try remark(error("'\\c' must be followed by a letter", at: start))
            position = start + 1
            return .scalar(0x5C)
        }
        position += 1
        return .scalar(letter.value % 32)
    }

    private mutating func hexDigits(_ count: Int, from start: Int) throws(RegularExpressionError) -> UInt32 {
        let digits = scalars[position...].prefix(count).prefix { $0.properties.isASCIIHexDigit }
        guard digits.count == count, let value = Self.hexValue(digits) else {
            throw error("'\\\(scalars[start + 1])' must be followed by \(count) hex digits", at: start)
        }
        position += count
        return value
    }

    private static func hexValue(_ digits: some Sequence<Unicode.Scalar>) -> UInt32? {
        UInt32(String(String.UnicodeScalarView(digits)), radix: 16)
    }

    /// Reads `{1F600}`, `D83D\uDE00` or `00E9`.
    private mutating func unicode(from start: Int) throws(RegularExpressionError) -> UInt32 {
        if take("{") {
            let digits = takeWhile { $0.properties.isASCIIHexDigit }
            guard take("}"), let value = UInt32(digits, radix: 16), value <= 0x10FFFF else {
                throw error("'\\u{' must be followed by a code point in hex, at most 10FFFF, and '}'", at: start)
            }
            return value
        }
        let unit = try hexDigits(4, from: start)
        guard (0xD800...0xDBFF).contains(unit), position + 6 <= scalars.count, scalars[position] == "\\",
            scalars[position + 1] == "u", let low = Self.hexValue(scalars[position + 2..<position + 6]),
            (0xDC00...0xDFFF).contains(low)
        else { return unit }
        position += 6
        return 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
    }

    /// Reads `{Letter}` or `{Script=Greek}` and gives it in PCRE2's spelling.
    private mutating func property(from start: Int) throws(RegularExpressionError) -> String {
        guard take("{") else { throw error("'\\p' must be followed by a property such as '{Letter}'", at: start) }
        let text = takeWhile { $0 == "=" || $0 == "_" || ($0.isASCII && $0.properties.isXIDContinue) }
        guard take("}"), let property = UnicodeProperties.pcreName(of: text) else {
            throw error("'\(text)' is no Unicode property that ECMA-262 names", at: start)
        }
        return property
    }
}

extension Unicode.Scalar {
    /// Whether the character can be part of an identifier of ECMAScript (ECMA-262 5.1 §7.6, `IdentifierPart`).
    fileprivate var isIdentifierPart: Bool { self == "$" || self == "_" || properties.isIDContinue }
}
