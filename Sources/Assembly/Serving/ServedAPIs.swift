internal import APILoading
internal import Documents
internal import HTTPModel
internal import LocalSystem
internal import MockEngine
internal import Threads

/// The APIs of a server, which can be replaced.
final class ServedAPIs: Sendable {
    private let dressed: ServingOptions.Dressing
    /// The engine whose sandboxes the next one takes over.
    private let engine: Locked<MockEngine>
    private let places: ReplaceableResponders
    /// The door of the admin API on a port of its own; nil without one.
    private let adminDoor: AdminDoor?
    private let adminPlaces: ReplaceableResponders

    init(_ loaded: LoadedAPIs, _ options: ServingOptions) {
        let dressed = options.dressing
        self.dressed = dressed
        adminDoor = options.adminPort?.door
        let first = MockEngine(apis: loaded.apis, broken: loaded.broken, options: options.engine)
        engine = Locked(first)
        places = ReplaceableResponders(Self.engines(first, loaded).map { dressed($0) })
        adminPlaces = ReplaceableResponders([Self.admin(of: first, adminDoor, dressed)])
    }

    /// The findings of the journals up to now.
    var trafficReview: TrafficReview { engine.withLock { $0 }.trafficReview }

    /// The responders, one for each copy of the APIs.
    var responders: [any HTTPResponder] { places.current }

    /// The same, as stand-ins for those that replace them later.
    var replaceable: [any HTTPResponder] { places.standIns }

    /// A stand-in for the admin API alone.
    var replaceableAdmin: [any HTTPResponder] { adminPlaces.standIns }

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
            places.replace(with: Self.engines(next, loaded).map { dressed($0) })
            adminPlaces.replace(with: [Self.admin(of: next, adminDoor, dressed)])
            let duration = start.duration(to: .now)
            next.settleJournals()
            return .reloaded(loaded, in: duration)
        } catch {
            return .kept(error)
        }
    }

    private static func admin(
        of engine: MockEngine, _ door: AdminDoor?, _ dressed: ServingOptions.Dressing
    ) -> any HTTPResponder {
        dressed(AdminResponder(engine, door: door ?? AdminDoor(.elsewhere)))
    }

    /// A mock for each copy of the APIs, over the same sandboxes.
    private static func engines(_ first: MockEngine, _ loaded: LoadedAPIs) -> [MockEngine] {
        [first] + loaded.copies.dropFirst().map { MockEngine(sharingSandboxesOf: first, apis: $0) }
    }
}
