/// The rule for labels of domain names that are written from right to left (RFC 5893 §2).
///
/// Swift's standard library does not know bidirectional classes; they are taken from the blocks of the scripts.
enum BidiRule {
    static func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
        let value = scalar.value
        if isArabicNumber(value) || isEuropeanNumber(value) || isMark(scalar) { return false }
        return (0x590...0x8FF).contains(value) || (0xFB1D...0xFDFF).contains(value)
            || (0xFE70...0xFEFF).contains(value) || (0x10800...0x10FFF).contains(value)
            || (0x1E800...0x1EFFF).contains(value)
    }

    static func holds(for label: [Unicode.Scalar]) -> Bool {
        guard let first = label.first, let last = label.last(where: { !isMark($0) }) else { return false }
        if isRightToLeft(first) {
            guard !label.contains(where: isLeftToRight) else { return false }
            let hasArabic = label.contains { isArabicNumber($0.value) }
            let hasEuropean = label.contains { isEuropeanNumber($0.value) }
            return !(hasArabic && hasEuropean) && (isRightToLeft(last) || isNumber(last))
        }
        guard isLeftToRight(first) else { return false }
        return !label.contains { isRightToLeft($0) || isArabicNumber($0.value) }
            && (isLeftToRight(last) || isEuropeanNumber(last.value))
    }

    private static func isLeftToRight(_ scalar: Unicode.Scalar) -> Bool {
        !isRightToLeft(scalar) && !isNumber(scalar) && !isMark(scalar) && scalar != "-"
    }

    private static func isNumber(_ scalar: Unicode.Scalar) -> Bool {
        isArabicNumber(scalar.value) || isEuropeanNumber(scalar.value)
    }

    private static func isArabicNumber(_ value: UInt32) -> Bool { (0x660...0x669).contains(value) }

    private static func isEuropeanNumber(_ value: UInt32) -> Bool {
        (0x30...0x39).contains(value) || (0x6F0...0x6F9).contains(value)
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .nonspacingMark || scalar.value == 0x200C || scalar.value == 0x200D
    }
}
