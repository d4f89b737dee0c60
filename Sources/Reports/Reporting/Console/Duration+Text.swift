/// Durations as decimal numbers, without floating point.
extension Duration {
    /// Seconds, rounded down to `digits` after the point: `0.21`.
    func inSeconds(digits: Int) -> String {
        let (seconds, attoseconds) = components
        return Self.decimal(whole: seconds, fraction: attoseconds / 1_000_000_000_000, digits: digits, width: 6)
    }

    /// Milliseconds with three digits after the point: `12.345`.
    var inMilliseconds: String {
        let (seconds, attoseconds) = components
        let microseconds = attoseconds / 1_000_000_000_000
        return Self.decimal(
            whole: seconds * 1000 + microseconds / 1000, fraction: microseconds % 1000, digits: 3, width: 3)
    }

    /// The first `digits` of a fraction that has `width`.
    private static func decimal(whole: Int64, fraction: Int64, digits: Int, width: Int) -> String {
        let text = String(fraction)
        let padded = String(repeating: "0", count: max(0, width - text.count)) + text
        return "\(whole).\(padded.prefix(digits))"
    }
}
