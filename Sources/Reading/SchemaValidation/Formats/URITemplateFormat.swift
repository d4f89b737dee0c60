/// URI templates of every level (RFC 6570 §2).
enum URITemplateFormat {
    static func isTemplate(_ text: String) -> Bool {
        var rest = text.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            switch scalar {
            case "{":
                guard let end = rest.firstIndex(of: "}"), isExpression(String(rest[..<end])) else { return false }
                rest = rest[rest.index(after: end)...]
            case "%":
                guard isEncoding(rest.prefix(2)) else { return false }
                rest = rest.dropFirst(2)
            default:
                guard isLiteral(scalar) else { return false }
            }
        }
        return true
    }

    private static func isLiteral(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar.isASCII else { return scalar.value >= 0xA0 }
        return scalar.value > 0x20 && scalar.value < 0x7F && !"\"<>\\^`|}".unicodeScalars.contains(scalar)
    }

    private static func isExpression(_ text: String) -> Bool {
        var body = Substring(text)
        if let first = body.first, "+#./;?&=,!@|".contains(first) { body.removeFirst() }
        return body.split(separator: ",", omittingEmptySubsequences: false).allSatisfy(isVariable)
    }

    private static func isVariable(_ text: Substring) -> Bool {
        var name = text
        if name.hasSuffix("*") {
            name.removeLast()
        } else if let colon = name.firstIndex(of: ":") {
            let length = name[name.index(after: colon)...].utf8
            guard (1...4).contains(length.count), length.allSatisfy(ASCII.isDigit),
                length.first != UInt8(ascii: "0")
            else { return false }
            name = name[..<colon]
        }
        return name.split(separator: ".", omittingEmptySubsequences: false).allSatisfy(isNamePart)
    }

    private static func isNamePart(_ part: Substring) -> Bool {
        var rest = part.unicodeScalars
        guard !rest.isEmpty else { return false }
        while let scalar = rest.popFirst() {
            if scalar == "%" {
                guard isEncoding(rest.prefix(2)) else { return false }
                rest = rest.dropFirst(2)
            } else {
                guard scalar == "_" || scalar.isASCII && ASCII.isAlphanumeric(UInt8(scalar.value)) else { return false }
            }
        }
        return true
    }

    private static func isEncoding(_ digits: Substring.UnicodeScalarView) -> Bool {
        digits.count == 2 && digits.allSatisfy { $0.isASCII && ASCII.isHex(UInt8($0.value)) }
    }
}
