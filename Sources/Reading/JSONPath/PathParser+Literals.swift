internal import JSONModel
internal import RegularExpressions

/// Names, strings and numbers.
extension PathParser {
    // MARK: Names

    static func isNameStart(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "A"..."Z", "a"..."z", "_": true
        default: scalar.value >= 0x80
        }
    }

    // MARK: Numbers

    static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    /// Takes an index or a bound of a slice; nil without one.
    mutating func takeInteger() throws(JSONPathError) -> Int? {
        let start = position
        let sign = take("-") ? "-" : ""
        let digits = takeWhile(Self.isDigit)
        guard !digits.isEmpty else {
            guard sign.isEmpty else { throw error("expected a digit after '-', found \(found)") }
            return nil
        }
        let written = sign + digits
        if written == "-0" { throw error("'-0' is no index", at: start) }
        if digits.hasPrefix("0"), digits.count > 1 { throw error("'\(written)' has a leading zero", at: start) }
        guard let value = Int(written), value.magnitude <= Self.largestInteger else {
            throw error("'\(written)' is beyond 9007199254740991, the largest index", at: start)
        }
        return value
    }

    /// The largest integer that I-JSON represents exactly (RFC 7493 §2.2).
    private static let largestInteger: UInt = 9_007_199_254_740_991

    mutating func number() throws(JSONPathError) -> JSON {
        let start = position
        let written = takeWhile { scalar in
            Self.isDigit(scalar) || scalar == "-" || scalar == "+" || scalar == "." || scalar == "e"
                || scalar == "E"
        }
        guard let number = JSONNumber(written) else { throw error("'\(written)' is no number of JSON", at: start) }
        return .number(number)
    }

    // MARK: Strings

    /// Takes a string in single or double quotes (RFC 9535 §2.3.1.1).
    mutating func string() throws(JSONPathError) -> String {
        let start = position
        let quote = scalars[position]
        position += 1
        var content = String.UnicodeScalarView()
        while let scalar = peek {
            switch scalar {
            case quote:
                position += 1
                return String(content)
            case "\\": content.append(try escape(inside: quote))
            case "\0"..<" ": throw error("\(found) in a string must be written as an escape")
            default:
                position += 1
                content.append(scalar)
            }
        }
        throw error("the string is never closed", at: start)
    }

    private mutating func escape(inside quote: Unicode.Scalar) throws(JSONPathError) -> Unicode.Scalar {
        let start = position
        position += 1
        guard let scalar = peek else { throw error("the string ends in '\\'", at: start) }
        position += 1
        switch scalar {
        case quote, "\\", "/": return scalar
        case "b": return "\u{8}"
        case "f": return "\u{C}"
        case "n": return "\n"
        case "r": return "\r"
        case "t": return "\t"
        case "u": return try unicodeEscape(from: start)
        default:
            position = start + 1
            throw error("expected an escape such as '\\n' after '\\', found \(found)", at: start)
        }
    }

    /// Reads `00E9`, or `D83D\uDE00` for one scalar.
    private mutating func unicodeEscape(from start: Int) throws(JSONPathError) -> Unicode.Scalar {
        let unit = try hexDigits(from: start)
        if let scalar = Unicode.Scalar(unit) { return scalar }
        guard unit < 0xDC00, take("\\u"), case let low = try hexDigits(from: start), (0xDC00...0xDFFF).contains(low),
            let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
        else { throw error("half of a surrogate pair stands alone", at: start) }
        return scalar
    }

    private mutating func hexDigits(from start: Int) throws(JSONPathError) -> UInt32 {
        let digits = scalars[position...].prefix(4).prefix { $0.properties.isASCIIHexDigit }
        guard digits.count == 4, let value = UInt32(String(String.UnicodeScalarView(digits)), radix: 16) else {
            throw error("'\\u' must be followed by 4 hex digits", at: start)
        }
        position += 4
        return value
    }
}
