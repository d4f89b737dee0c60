internal import Documents
internal import HTTPModel
internal import MockEngine
internal import Synchronization

/// The APIs that a server answers for, which others can take the place of.
final class ServedAPIs: Sendable {
    private let loading: APILoading
    private let dressed: @Sendable (MockEngine) -> any HTTPResponder
    private let format: OutputFormat
    private let lines: LogLines
    /// The engine whose sandboxes the next ones take over.
    private let engine: Mutex<MockEngine>
    private let places: ReplaceableResponders

    /// `dressed` gives what answers for an engine.
    init(
        _ loaded: APILoading.Loaded, _ loading: APILoading, _ options: EngineOptions, format: OutputFormat,
        lines: LogLines, dressed: @escaping @Sendable (MockEngine) -> any HTTPResponder
    ) {
        self.loading = loading
        self.dressed = dressed
        self.format = format
        self.lines = lines
        let first = MockEngine(apis: loaded.copies[0], options: options)
        engine = Mutex(first)
        places = ReplaceableResponders(Self.engines(first, loaded).map(dressed))
    }

    /// What answers, one for each copy of the APIs.
    var responders: [any HTTPResponder] { places.current }

    /// The same, and what takes their place later.
    var replaceable: [any HTTPResponder] { places.standIns }

    /// Loads the APIs again whenever what `files` has seen is different.
    func watch(_ files: FileSnapshot) throws(Failure) -> APIWatch {
        try APIWatch(
            files, reportFailure: { [lines, format] in lines.add(text: ReloadReport.ended($0).text(format)) },
            reload: { [self] in
                let files = FileSnapshot(LocalFiles())
                lines.add(text: reload(files).text(format))
                return files
            })
    }

    /// Loads the APIs aside; they take over when nothing is wrong with them.
    func reload(_ files: FileSnapshot) -> ReloadReport {
        let start = ContinuousClock.now
        do throws(Failure) {
            let loaded = try loading.load(files)
            let next = engine.withLock { engine in
                engine = MockEngine(succeeding: engine, apis: loaded.copies[0])
                return engine
            }
            places.replace(with: Self.engines(next, loaded).map(dressed))
            return .reloaded(loaded.copies[0].map(\.name), loaded.findings, start.duration(to: .now))
        } catch {
            return .kept(error)
        }
    }

    /// A mock for each copy of the APIs, over the same sandboxes.
    private static func engines(_ first: MockEngine, _ loaded: APILoading.Loaded) -> [MockEngine] {
        [first] + loaded.copies.dropFirst().map { MockEngine(sharingSandboxesOf: first, apis: $0) }
    }
}
