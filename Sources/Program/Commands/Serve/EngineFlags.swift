internal import ArgumentParser
internal import LocalSystem
internal import MockEngine
internal import Moments

/// The flags that make a mock reproducible.
struct EngineFlags: ParsableArguments {
    @Option(parsing: .unconditional, help: "The seed of every id and random text. (default: another each time)")
    var seed: UInt64?

    @Option(
        help: "Let the mock's clock stand still at this RFC 3339 moment, from 1970 to 9998.",
        transform: EngineFlags.moment)
    var clock: Timestamp?

    var options: EngineOptions {
        let fixed = clock
        return EngineOptions(
            now: { fixed ?? SystemClock.now() }, seed: seed ?? UInt64.random(in: .min ... .max), journal: .off,
            uptime: SystemClock.uptime)
    }

    /// The times of a mock's clock.
    ///
    /// Keys count the minutes since 1970, and a test may move the clock by months.
    private static let clocks = Timestamp(seconds: 0)..<Timestamp(seconds: 253_370_764_800)

    static func moment(_ text: String) throws(ValidationError) -> Timestamp {
        guard let moment = Timestamp(rfc3339: text) else {
            throw ValidationError("expected an RFC 3339 moment such as 2025-03-01T12:30:00Z")
        }
        guard clocks.contains(moment) else {
            throw ValidationError(
                "expected a moment from \(clocks.lowerBound.rfc3339()) up to, but not including, "
                    + "\(clocks.upperBound.rfc3339())")
        }
        return moment
    }
}
