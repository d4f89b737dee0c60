package import BaselineModel
internal import Diagnostics
internal import Secrets

/// Marking a run's known failures, and making a baseline of a run.
///
/// Both use the texts of reports, so that no secret gets into the file.
extension Run {
    /// The run with the failures that `baseline` contains marked, and with the state of its entries.
    ///
    /// Relative paths of scenarios and of the baseline start in `workingFolder`. Entries must be accepted on the day
    /// `today`, such as `2026-03-31`.
    package func held(to baseline: Baseline, in workingFolder: String, today: String) -> Run {
        let places = BaselinePlaces(baseline.path, in: workingFolder)
        let entries = Dictionary(grouping: baseline.entries) { places.normalized($0.key) }
        let spellings = SpellingCache()
        var run = self
        var met = MetFailures()
        run.scenarios = scenarios.map { scenario in
            var scenario = scenario
            let failures = StepFailures(scenario, of: self, places, spellings)
            scenario.steps = scenario.steps.map { step in
                var step = step
                let found = failures.of(step)
                let known = found.compactMapValues { failure in
                    met.add(failure, knownBy: entries[failure.key] ?? [], today: today)
                }
                let isAllKnown = !found.isEmpty && known.count == found.count
                step.known = isAllKnown ? known.min { $0.key < $1.key }?.value : nil
                step.knownProblems = step.outcome == .failed ? known : [:]
                return step
            }
            return scenario
        }
        let ends = StaleEntries(of: baseline, met, in: run, places, spellings, today: today)
        run.baseline = BaselineOutcome(file: baseline.path, stale: ends.stale, unjudged: ends.unjudged.count)
        return run
    }

    /// A baseline that contains every failure of the run, to be written to `path`.
    ///
    /// With `keepsValues`, entries also contain the failures' values.
    ///
    /// It keeps from `earlier` the reasons, the days that have not passed, and the entries that the run says nothing
    /// about.
    package func baseline(
        at path: String, after earlier: Baseline?, keepsValues: Bool, in workingFolder: String, today: String
    ) -> Baseline {
        let places = BaselinePlaces(path, in: workingFolder)
        let spellings = SpellingCache()
        let old = earlier.map { $0.moved(to: path, in: workingFolder) }
        let oldEntries = Dictionary(grouping: old?.entries ?? [], by: \.key)
        var failures: [StepFailure] = []
        var met = MetFailures()
        var seen: Set<StepFailure> = []
        for scenario in scenarios {
            let all = StepFailures(scenario, of: self, places, spellings)
            for step in scenario.steps {
                let found = all.of(step).sorted { $0.key < $1.key }.map(\.value)
                failures += found.filter { seen.insert($0).inserted }
            }
        }
        let start = SourceLocation(file: path, line: 1, column: 1)
        var looks: Set<StepFailure> = []
        let entries = failures.compactMap { failure -> BaselineEntry? in
            let known = oldEntries[failure.key] ?? []
            _ = met.add(failure, knownBy: known, today: today)
            let old = known.first { $0.look.covers(failure.look) }
            let look = BaselineEntry.Look(
                status: failure.look.status, kind: failure.look.kind,
                value: keepsValues || old?.look.value != nil ? failure.look.value : nil)
            guard looks.insert(StepFailure(key: failure.key, look: look)).inserted else { return nil }
            let until = old?.until.flatMap { $0 < today ? nil : $0 }
            return BaselineEntry(key: failure.key, look: look, until: until, reason: old?.reason, location: start)
        }
        let kept = old.map { StaleEntries(of: $0, met, in: self, places, spellings, today: today).unjudged } ?? []
        return Baseline(path: path, entries: entries + kept)
    }
}

/// A failure of a step, in the form of baselines.
struct StepFailure: Hashable {
    let key: BaselineEntry.Key
    let look: BaselineEntry.Look
}

/// The failures of a run, and the entries that accept them.
struct MetFailures {
    private(set) var entries: Set<BaselineEntry> = []
    /// The looks of the failures at each place.
    private(set) var looks: [BaselineEntry.Key: [BaselineEntry.Look]] = [:]

    /// The entry of `known` that accepts the failure on `today`; nil if there is none.
    mutating func add(_ failure: StepFailure, knownBy known: [BaselineEntry], today: String) -> KnownFailure? {
        looks[failure.key, default: []].append(failure.look)
        let fitting = known.filter { $0.look.covers(failure.look) }
        entries.formUnion(fitting)
        guard let entry = fitting.first(where: { $0.until.map { today <= $0 } ?? true }) else { return nil }
        let words = [entry.reason, entry.until.map { "until \($0)" }].compactMap(\.self)
        return KnownFailure(reason: words.isEmpty ? nil : words.joined(separator: "; "))
    }
}

extension Baseline {
    /// The same entries in a file elsewhere.
    fileprivate func moved(to path: String, in workingFolder: String) -> Baseline {
        let places = BaselinePlaces(path, in: workingFolder)
        let own = BaselinePlaces(self.path, in: workingFolder)
        return Baseline(
            path: path,
            entries: entries.map { entry in
                let key = entry.key
                let file = own.path(of: key.file).relative(to: places.folder)
                return BaselineEntry(
                    key: key.with(file: file), look: entry.look, until: entry.until, reason: entry.reason,
                    location: entry.location)
            })
    }
}

extension BaselineEntry.Key {
    fileprivate func with(file: String) -> BaselineEntry.Key {
        BaselineEntry.Key(file: file, scenario: scenario, step: step, code: code, pointer: pointer)
    }
}

/// Where files are, as seen from a baseline.
struct BaselinePlaces {
    private let workingFolder: String
    let folder: String

    init(_ path: String, in workingFolder: String) {
        self.workingFolder = workingFolder
        folder = FilePath(path, in: workingFolder).folder
    }

    /// The relative path from the baseline to a file of the run.
    func relative(_ path: String) -> String { FilePath(path, in: workingFolder).relative(to: folder) }

    /// The path of a file in the baseline.
    func path(of file: String) -> FilePath { FilePath(file, in: folder) }

    /// The key with the file spelled as by `relative`.
    func normalized(_ key: BaselineEntry.Key) -> BaselineEntry.Key {
        key.with(file: path(of: key.file).relative(to: folder))
    }
}

/// The failures of one scenario, in the form of baselines.
private struct StepFailures {
    private let redaction: Redaction
    private let file: String
    private let title: String

    init(_ scenario: ScenarioRun, of run: Run, _ places: BaselinePlaces, _ spellings: SpellingCache) {
        redaction = Redaction(run.secrets, scenario: scenario, spellings: spellings)
        file = places.relative(scenario.location.file)
        title = redaction.text(scenario.title)
    }

    /// The keys of a step's problems by their index; index 0 for a step that did not run.
    func of(_ step: StepRun) -> [Int: StepFailure] {
        switch step.outcome {
        case .passed, .skipped: return [:]
        case .notRun: return [0: StepFailure(key: key(step, .notRun, pointer: nil), look: .init())]
        case .failed:
            let failures = step.problems.enumerated().map { index, problem in
                let key = key(step, FailureCode(problem), pointer: redaction.pointer(problem.pointer))
                return (index, StepFailure(key: key, look: .init(problem, of: step, redaction)))
            }
            return Dictionary(uniqueKeysWithValues: failures)
        }
    }

    private func key(_ step: StepRun, _ code: FailureCode, pointer: String?) -> BaselineEntry.Key {
        BaselineEntry.Key(
            file: file, scenario: title, step: redaction.text(step.id), code: code.rawValue, pointer: pointer)
    }
}
