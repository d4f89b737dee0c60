internal import ArgumentParser
internal import LocalSystem
internal import MockEngine
internal import Moments

/// The flags that make a mock reproducible.
struct EngineFlags: ParsableArguments {
    @Option(parsing: .unconditional, help: "The seed of every id and random text. (default: another each time)")
    var seed: UInt64?

    @Option(help: "Let the mock's clock stand still at this RFC 3339 moment.")
    var clock: Timestamp?

    var options: EngineOptions {
        let fixed = clock
        return EngineOptions(
            now: { fixed ?? SystemClock.now() }, seed: seed ?? UInt64.random(in: .min ... .max), journal: .off,
            uptime: SystemClock.uptime)
    }
}

extension Timestamp: ExpressibleByArgument {
    package init?(argument: String) { self.init(rfc3339: argument) }
}
