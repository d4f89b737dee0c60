internal import LocalSystem
internal import Reporting
internal import ScenarioModel
internal import Secrets
internal import Threads
internal import Verification

/// Shows the progress of a run on standard error, while scenarios end on any thread.
final class ProgressDisplay: Sendable {
    /// The time without a line, if nothing fails.
    private static let pause = Duration.seconds(5)

    private struct State {
        var progress: Progress
        /// When a line was last written.
        var shown: Duration
    }

    private let style: ProgressStyle
    private let output: Output
    private let uptime: @Sendable () -> Duration
    private let state: Locked<State>

    init(
        _ style: ProgressStyle, _ scenarios: [Scenario], secrets: SecretNames, output: Output = .standardError,
        uptime: @escaping @Sendable () -> Duration = SystemClock.uptime
    ) {
        self.style = style
        self.output = output
        self.uptime = uptime
        state = Locked(State(progress: Progress(titles: scenarios.map(\.title), secrets: secrets), shown: uptime()))
        if style == .bar { state.withLock { draw($0.progress) } }
    }

    /// Records a scenario that has ended.
    @Sendable func end(number: Int, _ run: ScenarioRun) {
        guard style != .none else { return }
        state.withLock { state in
            state.progress.end(run, number: number)
            let now = uptime()
            switch style {
            case .none: break
            // Because the named scenario may run for long, the bar is drawn each time.
            case .bar: draw(state.progress)
            case .lines:
                guard run.hasFailed || now - state.shown >= Self.pause else { return }
                output.write("\(run.hasFailed ? state.progress.line(of: run) : state.progress.line)\n")
                state.shown = now
            }
        }
    }

    /// Removes the bar.
    func finish() {
        // CR and EL, ECMA-48 §8.3.41.
        if style == .bar { output.write("\r\u{1B}[K") }
    }

    private func draw(_ progress: Progress) {
        // Because a line as wide as the terminal would wrap.
        let width = (output.width ?? 80) - 1
        output.write("\r\(progress.bar(width: width, isColoured: output.takesColor))\u{1B}[K")
    }
}
