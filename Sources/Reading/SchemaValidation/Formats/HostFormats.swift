/// Host names and addresses.
enum HostFormats {
    private static let longestName = 253
    private static let longestLabel = 63

    /// A name by RFC 1123 §2.1; a label that claims to be internationalized must be (RFC 5891 §4.4).
    static func isHostname(_ text: String) -> Bool {
        guard text.utf8.count <= longestName else { return false }
        return text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy(isLabel)
    }

    /// A name by RFC 5890 §2.3.2.3, of ASCII or Unicode labels.
    static func isInternationalHostname(_ text: String) -> Bool {
        let labels = text.unicodeScalars.split(omittingEmptySubsequences: false) { isDot($0) }
        var length = labels.count - 1
        var decoded: [[Unicode.Scalar]] = []
        for label in labels {
            guard let (scalars, encodedLength) = decodedLabel(Array(label)) else { return false }
            length += encodedLength
            decoded.append(scalars)
        }
        guard length <= longestName else { return false }
        let isBidirectional = decoded.contains { $0.contains(where: BidiRule.isRightToLeft) }
        return !isBidirectional || decoded.allSatisfy(BidiRule.holds)
    }

    static func isIPv4(_ text: Substring.UTF8View) -> Bool {
        let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return parts.count == 4 && parts.allSatisfy(isOctet)
    }

    /// An address by RFC 4291 §2.2, without a zone.
    static func isIPv6(_ text: Substring.UTF8View) -> Bool {
        let parts = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard (3...9).contains(parts.count) else { return false }
        // Because a leading or trailing "::" splits into two empty parts.
        guard parts[0].isEmpty == (parts[0].isEmpty && parts[1].isEmpty),
            parts[parts.count - 1].isEmpty == (parts[parts.count - 1].isEmpty && parts[parts.count - 2].isEmpty)
        else { return false }
        var groups = parts.count
        let inner = parts[1..<(parts.count - 1)]
        let gaps = inner.count(where: \.isEmpty)
        if gaps > 1 { return false }
        var pieces = parts[...].filter { !$0.isEmpty }
        groups = pieces.count
        if let last = pieces.last, last.contains(UInt8(ascii: ".")) {
            guard !parts[parts.count - 1].isEmpty, isIPv4(last) else { return false }
            pieces.removeLast()
            groups += 1
        }
        guard pieces.allSatisfy({ (1...4).contains($0.count) && $0.allSatisfy(ASCII.isHex) }) else { return false }
        return gaps == 1 ? groups <= 7 : groups == 8
    }

    private static func isOctet(_ part: Substring.UTF8View) -> Bool {
        guard (1...3).contains(part.count), part.allSatisfy(ASCII.isDigit) else { return false }
        guard part.count == 1 || part.first != UInt8(ascii: "0") else { return false }
        return Int(Substring(part)).map { $0 <= 255 } ?? false
    }

    private static func isLabel(_ label: Substring.UTF8View) -> Bool {
        guard (1...longestLabel).contains(label.count),
            label.allSatisfy({ ASCII.isAlphanumeric($0) || $0 == UInt8(ascii: "-") }),
            label.first != UInt8(ascii: "-"), label.last != UInt8(ascii: "-")
        else { return false }
        guard isEncoded(label) else { return true }
        return decodedLabel(Array(Substring(label).unicodeScalars)) != nil
    }

    private static func isEncoded(_ label: some Sequence<UInt8>) -> Bool {
        label.prefix(4).elementsEqual("xn--".utf8) { $0 | 0x20 == $1 || $0 == $1 }
    }

    private static func isDot(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "." || scalar == "\u{3002}" || scalar == "\u{FF0E}" || scalar == "\u{FF61}"
    }

    /// A label in Unicode, and its length in ASCII; nil when RFC 5891 does not allow it.
    private static func decodedLabel(_ label: [Unicode.Scalar]) -> (scalars: [Unicode.Scalar], length: Int)? {
        let bytes = label.compactMap { UInt8(exactly: $0.value) }
        if bytes.count == label.count, bytes.allSatisfy({ $0 < 0x80 }) {
            guard (1...longestLabel).contains(label.count) else { return nil }
            return decodedASCII(bytes)
        }
        guard InternationalLabel.isValid(label), let encoded = Punycode.encode(label),
            encoded.count + 4 <= longestLabel
        else { return nil }
        return (label, encoded.count + 4)
    }

    private static func decodedASCII(_ bytes: [UInt8]) -> (scalars: [Unicode.Scalar], length: Int)? {
        guard isEncoded(bytes) else {
            let text = String(decoding: bytes, as: UTF8.self)
            return isLabel(text.utf8[...]) ? (Array(text.unicodeScalars), bytes.count) : nil
        }
        let lowercased = bytes.dropFirst(4).map { ASCII.isLetter($0) ? $0 | 0x20 : $0 }
        guard let scalars = Punycode.decode(lowercased), !scalars.allSatisfy(\.isASCII),
            Punycode.encode(scalars) == lowercased, InternationalLabel.isValid(scalars)
        else { return nil }
        return (scalars, bytes.count)
    }
}
