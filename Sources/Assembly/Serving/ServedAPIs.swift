internal import APILoading
internal import Documents
internal import HTTPModel
internal import LocalSystem
internal import MockEngine
internal import Synchronization

/// The APIs of a server, which can be replaced.
final class ServedAPIs: Sendable {
    private let dressed: ServingOptions.Dressing
    /// The engine whose sandboxes the next one takes over.
    private let engine: Mutex<MockEngine>
    private let places: ReplaceableResponders

    /// `dressed` gives the responder for an engine.
    init(_ loaded: LoadedAPIs, _ options: EngineOptions, dressed: @escaping ServingOptions.Dressing) {
        self.dressed = dressed
        let first = MockEngine(apis: loaded.apis, broken: loaded.broken, options: options)
        engine = Mutex(first)
        places = ReplaceableResponders(Self.engines(first, loaded).map(dressed))
    }

    /// The findings of the journals up to now.
    var trafficReview: TrafficReview { engine.withLock { $0 }.trafficReview }

    /// The responders, one for each copy of the APIs.
    var responders: [any HTTPResponder] { places.current }

    /// The same, as stand-ins for those that replace them later.
    var replaceable: [any HTTPResponder] { places.standIns }

    /// Loads the APIs again and then replaces them.
    ///
    /// APIs with errors in their files answer 503 from then on.
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
