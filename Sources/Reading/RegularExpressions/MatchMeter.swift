internal import CPCRE2

/// Counts the work of one match, from callouts that PCRE2 makes at each item of a metered pattern.
///
/// PCRE2 has a limit of its own, but it counts neither the characters that a repetition passes over nor the places at
/// which a match is tried, and it does not say how much of it was used.
struct MatchMeter {
    /// What is left, in units of work.
    var units: Int
    /// Where the last callout was.
    private var position = 0

    private static let unitsOfCallout = 2
    /// A repetition takes a unit for so many characters.
    private static let charactersOfUnit = 16

    init(units: Int) { self.units = units }

    private mutating func count(at position: Int) -> Bool {
        units -= Self.unitsOfCallout + max(0, position - self.position) / Self.charactersOfUnit
        self.position = position
        return units > 0
    }

    typealias Callout =
        @convention(c) (UnsafeMutablePointer<pcre2_callout_block_8>?, UnsafeMutableRawPointer?) -> Int32

    /// Counts a callout; `meter` points to a `MatchMeter`.
    static let callout: Callout = { block, meter in
        guard let block, let meter = meter?.assumingMemoryBound(to: MatchMeter.self) else { return 0 }
        return meter.pointee.count(at: block.pointee.current_position) ? 0 : PCRE2_ERROR_CALLOUT
    }
}
