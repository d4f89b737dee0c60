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

/// The scripts that the contextual rules ask for, by their blocks.
enum Script {
    case greek, hebrew, hiragana, katakana, han

    func contains(_ scalar: Unicode.Scalar) -> Bool { ranges.contains { $0.contains(scalar.value) } }

    private var ranges: [ClosedRange<UInt32>] {
        switch self {
        case .greek: [0x370...0x373, 0x375...0x377, 0x37A...0x37D, 0x37F...0x3E1, 0x3F0...0x3FF, 0x1F00...0x1FFE]
        case .hebrew: [0x591...0x5F4, 0xFB1D...0xFB4F]
        case .hiragana: [0x3041...0x3096, 0x309D...0x309F, 0x1B001...0x1B11F]
        case .katakana: [0x30A1...0x30FA, 0x30FD...0x30FF, 0x31F0...0x31FF, 0xFF66...0xFF9D]
        case .han:
            [0x2E80...0x2FD5, 0x3005...0x3007, 0x3021...0x3029, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAD9,
                0x20000...0x323AF]
        }
    }
}

/// Whether a zero width non-joiner stands between letters that join (RFC 5892 appendix A.1).
///
/// Swift's standard library does not know joining types; letters of Arabic, Syriac, N'Ko and Mongolian are held
/// to join on both sides, but for those of Arabic that join on the right only.
enum Joining {
    static func links(_ label: [Unicode.Scalar], at position: Int) -> Bool {
        let before = label[..<position].last { !isTransparent($0) }
        let after = label[(position + 1)...].first { !isTransparent($0) }
        guard let before, let after else { return false }
        return joins(before) && !rightJoining.contains(before.value) && joins(after)
    }

    private static func isTransparent(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .nonspacingMark
    }

    private static func joins(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar.properties.generalCategory == .otherLetter else { return false }
        return [0x620...0x6FF, 0x710...0x77F, 0x7CA...0x7EA, 0x8A0...0x8C9, 0x1820...0x18AA]
            .contains { $0.contains(scalar.value) }
    }

    private static let rightJoining: Set<UInt32> = [
        0x622, 0x623, 0x624, 0x625, 0x627, 0x629, 0x62F, 0x630, 0x631, 0x632, 0x648, 0x671, 0x672, 0x673, 0x675,
        0x676, 0x677, 0x6C0, 0x6C3, 0x6CD, 0x6D2, 0x6D3, 0x6D5, 0x6EE, 0x6EF, 0x710,
    ]
}
