internal import Glibc
internal import LocalSystem
internal import ScenarioModel
internal import Threads
internal import Verification

/// A run that still has results when a signal stops it, and data for repeating it.
struct InterruptibleRun {
    /// Blocked before any thread was started.
    let signals: StopSignals
    let seed: UInt64

    /// Runs `scenarios`.
    ///
    /// Those that had not ended when a signal came are left out.
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
        let runs = Locked<[Int: ScenarioRun]>([:])
    }
}
