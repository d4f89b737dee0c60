internal import APILoading
internal import Documents
internal import HTTPModel
internal import LocalSystem
internal import MockEngine
internal import Synchronization

/// The APIs that a server answers for, which others can take the place of.
final class ServedAPIs: Sendable {
    private let dressed: ServingOptions.Dressing
    /// The engine whose sandboxes the next ones take over.
    private let engine: Mutex<MockEngine>
    private let places: ReplaceableResponders

    /// `dressed` gives what answers for an engine.
    init(_ loaded: LoadedAPIs, _ options: EngineOptions, dressed: @escaping ServingOptions.Dressing) {
        self.dressed = dressed
        let first = MockEngine(apis: loaded.apis, broken: loaded.broken, options: options)
        engine = Mutex(first)
        places = ReplaceableResponders(Self.engines(first, loaded).map(dressed))
    }

    /// What the journals say now.
    var trafficReview: TrafficReview { engine.withLock { $0 }.trafficReview }

    /// What answers, one for each copy of the APIs.
    var responders: [any HTTPResponder] { places.current }

    /// The same, and what takes their place later.
    var replaceable: [any HTTPResponder] { places.standIns }

    /// Loads the APIs aside; they take over, and those whose files are wrong are answered 503 from then on.
    func reload(_ reloading: Reloading, _ files: FileSnapshot) -> ReloadOutcome {
        let start = ContinuousClock.now
        do throws(LoadingError) {
            let loaded = try reloading.load(files)
            let next = engine.withLock { engine in
                engine = MockEngine(succeeding: engine, apis: loaded.apis, broken: loaded.broken)
                return engine
            }
            places.replace(with: Self.engines(next, loaded).map(dressed))
            return .reloaded(loaded, in: start.duration(to: .now))
        } catch {
            return .kept(error)
        }
    }

    /// A mock for each copy of the APIs, over the same sandboxes.
    private static func engines(_ first: MockEngine, _ loaded: LoadedAPIs) -> [MockEngine] {
        [first] + loaded.copies.dropFirst().map { MockEngine(sharingSandboxesOf: first, apis: $0) }
    }
}
