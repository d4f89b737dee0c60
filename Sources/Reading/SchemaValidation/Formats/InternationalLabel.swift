/// Whether a Unicode label may be registered (RFC 5891 §4.2): its code points (RFC 5892) and its shape.
enum InternationalLabel {
    static func isValid(_ label: [Unicode.Scalar]) -> Bool {
        guard let first = label.first, first != "-", label.last != "-", !hasHyphensInside(label), !isMark(first),
            isComposed(label)
        else { return false }
        return label.indices.allSatisfy { isAllowed(label, at: $0) }
    }

    /// Hyphens at the third and fourth place are kept for encodings (RFC 5891 §4.2.3.1).
    private static func hasHyphensInside(_ label: [Unicode.Scalar]) -> Bool {
        label.count >= 4 && label[2] == "-" && label[3] == "-"
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: true
        default: false
        }
    }

    /// Whether no code point is one that composition takes apart (RFC 5891 §4.2.1 demands NFC).
    private static func isComposed(_ label: [Unicode.Scalar]) -> Bool {
        label.allSatisfy { !$0.properties.isFullCompositionExclusion }
    }

    private static func isAllowed(_ label: [Unicode.Scalar], at position: Int) -> Bool {
        let scalar = label[position]
        if let isAllowed = isAllowedInContext(label, at: position) { return isAllowed }
        if exceptionsAllowed.contains(scalar) { return true }
        if exceptionsDisallowed.contains(scalar) || isConjoiningJamo(scalar) { return false }
        if scalar.isASCII { return scalar == "-" || ASCII.isAlphanumeric(UInt8(scalar.value)) && !isUpper(scalar) }
        if scalar.properties.isDefaultIgnorableCodePoint || scalar.properties.isNoncharacterCodePoint { return false }
        // Because what folding changes is unstable (RFC 5892 §2.2).
        if scalar.properties.changesWhenNFKCCaseFolded { return false }
        switch scalar.properties.generalCategory {
        case .lowercaseLetter, .uppercaseLetter, .otherLetter, .modifierLetter, .nonspacingMark, .spacingMark,
            .decimalNumber:
            return true
        default: return false
        }
    }

    private static func isUpper(_ scalar: Unicode.Scalar) -> Bool { ("A"..."Z").contains(scalar) }

    /// RFC 5892 §2.6.
    private static let exceptionsAllowed: Set<Unicode.Scalar> = [
        "\u{DF}", "\u{3C2}", "\u{6FD}", "\u{6FE}", "\u{F0B}", "\u{3007}",
    ]

    private static let exceptionsDisallowed: Set<Unicode.Scalar> = [
        "\u{640}", "\u{7FA}", "\u{302E}", "\u{302F}", "\u{3031}", "\u{3032}", "\u{3033}", "\u{3034}", "\u{3035}",
        "\u{303B}",
    ]

    /// RFC 5892 §2.9.
    private static func isConjoiningJamo(_ scalar: Unicode.Scalar) -> Bool {
        (0x1100...0x11FF).contains(scalar.value) || (0xA960...0xA97F).contains(scalar.value)
            || (0xD7B0...0xD7FF).contains(scalar.value)
    }

    /// The rules for single code points (RFC 5892 appendix A); nil where none applies.
    private static func isAllowedInContext(_ label: [Unicode.Scalar], at position: Int) -> Bool? {
        let before = position > 0 ? label[position - 1] : nil
        let after = position + 1 < label.count ? label[position + 1] : nil
        switch label[position].value {
        case 0x200C: return isVirama(before) || Joining.links(label, at: position)
        case 0x200D: return isVirama(before)
        case 0xB7: return before == "l" && after == "l"
        case 0x375: return after.map { Script.greek.contains($0) } ?? false
        case 0x5F3, 0x5F4: return before.map { Script.hebrew.contains($0) } ?? false
        case 0x30FB:
            return label.contains { scalar in
                [Script.hiragana, .katakana, .han].contains { $0.contains(scalar) }
            }
        case 0x660...0x669: return !label.contains { (0x6F0...0x6F9).contains($0.value) }
        case 0x6F0...0x6F9: return !label.contains { (0x660...0x669).contains($0.value) }
        default: return nil
        }
    }

    private static func isVirama(_ scalar: Unicode.Scalar?) -> Bool {
        scalar?.properties.canonicalCombiningClass == .virama
    }
}
