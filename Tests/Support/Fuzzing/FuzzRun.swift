internal import Glibc

/// The inputs of a fuzz test.
///
/// `UNDERSTUDY_FUZZ_SEED` is the first seed instead of 1. `UNDERSTUDY_FUZZ_SECONDS` lets each test run for so long, instead
/// of its usual number of inputs. The first seed and `UNDERSTUDY_FUZZ_COUNT=1` repeat one input.
package enum FuzzRun {
    /// Runs `body` with each seed, and returns the number of runs.
    ///
    /// If `body` crashes or does not end, the program says the seed and ends. `name` is that of the test. It takes
    /// `most` seconds at most, unless the variable says otherwise.
    @discardableResult
    package static func forEachSeed(
        _ name: StaticString, usually count: Int, within most: Int = 3600, _ body: (UInt64) throws -> Void
    ) rethrows
        -> Int
    {
        let first = number("UNDERSTUDY_FUZZ_SEED") ?? 1
        let given = number("UNDERSTUDY_FUZZ_COUNT").map { Int(clamping: $0) }
        let seconds = number("UNDERSTUDY_FUZZ_SECONDS").map { Int(clamping: $0) }
        let end = time(nil) + min(seconds ?? most, 1 << 40)
        var done = 0
        while done < given ?? (seconds == nil ? count : .max), time(nil) < end {
            let seed = first &+ UInt64(done)
            FuzzWatch.begin(name, seed)
            try body(seed)
            FuzzWatch.end()
            done += 1
        }
        return done
    }

    package static func number(_ name: String) -> UInt64? { getenv(name).flatMap { UInt64(String(cString: $0)) } }
}
