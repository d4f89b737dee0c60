extension JSONNumber {
    /// The spelling that all equal numbers share: `7` for `7.0` and `0.7e1`.
    ///
    /// Numbers with many zeros have an exponent.
    package var canonicalSpelling: String {
        if isCanonical { return spelling }
        let value = decimal
        let sign = value.isNegative ? "-" : ""
        let digits = value.digits.map(String.init).joined()
        switch value.exponent {
        case _ where value.isZero: return "0"
        case 0...Self.mostZeros: return sign + digits + String(repeating: "0", count: value.exponent)
        case (-Self.mostZeros)..<0:
            let places = -value.exponent
            let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
            return "\(sign)\(padded.dropLast(places)).\(padded.suffix(places))"
        default: return "\(sign)\(digits)e\(value.exponent)"
        }
    }

    private static let mostZeros = 40

    /// Whether only digits are written, and few enough for no exponent.
    private var isCanonical: Bool {
        spelling.utf8.count <= Self.mostZeros
            && spelling.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
}
