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
