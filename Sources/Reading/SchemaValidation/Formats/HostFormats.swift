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
        let parts = text.unicodeScalars.split(omittingEmptySubsequences: false) { isDot($0) }
        let labels = parts.compactMap { internationalLabel(String($0)) }
        guard labels.count == parts.count, labels.map(\.encoded.utf8.count).reduce(labels.count - 1, +) <= longestName
        else { return false }
        guard !labels.contains(where: \.mixesDigits) else { return false }
        return !labels.contains(where: \.isRightToLeft) || !labels.contains(where: \.startsWithEuropeanDigit)
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
        return !isEncoded(label) || InternationalLabel(encoded: String(Substring(label))) != nil
    }

    private static func isEncoded(_ label: some Sequence<UInt8>) -> Bool {
        label.prefix(4).elementsEqual("xn--".utf8) { $0 | 0x20 == $1 || $0 == $1 }
    }

    private static func isDot(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "." || scalar == "\u{3002}" || scalar == "\u{FF0E}" || scalar == "\u{FF61}"
    }

    private static func internationalLabel(_ label: String) -> InternationalLabel? {
        guard label.utf8.allSatisfy({ $0 < 0x80 }) else { return InternationalLabel(unicode: label) }
        if isEncoded(label.utf8) { return InternationalLabel(encoded: label) }
        return isLabel(label.utf8[...]) ? InternationalLabel(ascii: label) : nil
    }
}
