package import BaselineModel
internal import Diagnostics
internal import Secrets

/// Holding a run to a baseline, and making one of it.
///
/// Both see what reports show, so that no secret gets into the file.
extension Run {
    /// The run with the failures that `baseline` knows marked, and what came of its entries.
    ///
    /// `workingFolder` is where relative paths start, of the scenarios and of the baseline.
    package func held(to baseline: Baseline, in workingFolder: String) -> Run {
        let places = BaselinePlaces(baseline.path, in: workingFolder)
        let entries = Dictionary(baseline.entries.map { (places.normalized($0.key), $0) }) { first, _ in first }
        let spellings = SpellingCache()
        var run = self
        var met: Set<BaselineEntry.Key> = []
        run.scenarios = scenarios.map { scenario in
            var scenario = scenario
            let keys = FailureKeys(scenario, of: self, places, spellings)
            scenario.steps = scenario.steps.map { step in
                var step = step
                let found = keys.keys(of: step)
                met.formUnion(found.values)
                let known = found.compactMapValues { entries[$0].map { KnownFailure(reason: $0.reason) } }
                step.knownProblems = known
                let isAllKnown = !found.isEmpty && known.count == found.count
                step.known = isAllKnown ? KnownFailure(reason: known.min { $0.key < $1.key }?.value.reason) : nil
                if step.outcome != .failed { step.knownProblems = [:] }
                return step
            }
            return scenario
        }
        let ends = StaleEntries(of: baseline, met: met, in: run, places, spellings)
        run.baseline = BaselineOutcome(file: baseline.path, stale: ends.stale, unjudged: ends.unjudged.count)
        return run
    }

    /// A baseline that knows every failure of the run, to be written to `path`.
    ///
    /// Of `earlier`, it has the reasons, and the entries that the run says nothing about.
    package func baseline(at path: String, after earlier: Baseline?, in workingFolder: String) -> Baseline {
        let places = BaselinePlaces(path, in: workingFolder)
        let spellings = SpellingCache()
        let old = earlier.map { $0.moved(to: path, in: workingFolder) }
        let reasons = Dictionary((old?.entries ?? []).map { ($0.key, $0.reason) }) { first, _ in first }
        var keys: [BaselineEntry.Key] = []
        var seen: Set<BaselineEntry.Key> = []
        for scenario in scenarios {
            let failures = FailureKeys(scenario, of: self, places, spellings)
            for step in scenario.steps {
                let found = failures.keys(of: step).sorted { $0.key < $1.key }.map(\.value)
                keys += found.filter { seen.insert($0).inserted }
            }
        }
        let start = SourceLocation(file: path, line: 1, column: 1)
        let entries = keys.map { BaselineEntry(key: $0, reason: reasons[$0] ?? nil, location: start) }
        let kept = old.map { StaleEntries(of: $0, met: seen, in: self, places, spellings).unjudged } ?? []
        return Baseline(path: path, entries: entries + kept)
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
                return BaselineEntry(key: key.with(file: file), reason: entry.reason, location: entry.location)
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

    /// The way from the baseline to a file as a run names it.
    func relative(_ path: String) -> String { FilePath(path, in: workingFolder).relative(to: folder) }

    /// The file that the baseline names.
    func path(of file: String) -> FilePath { FilePath(file, in: folder) }

    /// The key with the file spelled as `relative` spells it.
    func normalized(_ key: BaselineEntry.Key) -> BaselineEntry.Key {
        key.with(file: path(of: key.file).relative(to: folder))
    }
}

/// What the failures of one scenario are known by.
private struct FailureKeys {
    private let redaction: Redaction
    private let file: String
    private let title: String

    init(_ scenario: ScenarioRun, of run: Run, _ places: BaselinePlaces, _ spellings: SpellingCache) {
        redaction = Redaction(run.secrets, scenario: scenario, spellings: spellings)
        file = places.relative(scenario.location.file)
        title = redaction.text(scenario.title)
    }

    /// Those of a step by the places of its problems; 0 for one that did not run.
    func keys(of step: StepRun) -> [Int: BaselineEntry.Key] {
        switch step.outcome {
        case .passed, .skipped: return [:]
        case .notRun: return [0: key(step, .notRun, pointer: nil)]
        case .failed:
            let keys = step.problems.enumerated().map { index, problem in
                (index, key(step, FailureCode(problem), pointer: redaction.pointer(problem.pointer)))
            }
            return Dictionary(uniqueKeysWithValues: keys)
        }
    }

    private func key(_ step: StepRun, _ code: FailureCode, pointer: String?) -> BaselineEntry.Key {
        BaselineEntry.Key(
            file: file, scenario: title, step: redaction.text(step.id), code: code.rawValue, pointer: pointer)
    }
}
