internal import Glibc
internal import ScenarioModel
internal import Synchronization
internal import Verification

/// A run that has its results when a signal stops it, and says how it can be made again.
struct InterruptibleRun {
    /// Blocked before any thread was started.
    let signals: StopSignals
    let seed: UInt64

    /// Runs `scenarios`; of those that had not ended when a signal came nothing counts.
    func run(_ scenarios: [Scenario], by runner: some ScenarioRunning, _ progress: ProgressDisplay) -> Run {
        let start = SystemClock.uptime()
        let origin = RunOrigin(
            start: SystemClock.now(), version: UnderstudyCommand.version, seed: seed,
            command: ["understudy"] + CommandLine.arguments.dropFirst())
        let ended = Ended()
        let ending = signals.run {
            runner.run(scenarios) { number, run in
                ended.runs.withLock { $0[number] = run }
                progress.end(number: number, run)
            }
        }
        progress.finish()
        var run: Run
        switch ending {
        case .done(let whole): run = whole
        case .stopped(let interruption):
            run = runner.interrupted(
                scenarios, after: ended.runs.withLock { $0 }, by: interruption, duration: SystemClock.uptime() - start)
            run.start = start
        }
        run.origin = origin
        return run
    }

    private final class Ended: Sendable {
        let runs = Mutex<[Int: ScenarioRun]>([:])
    }
}
