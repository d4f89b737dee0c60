internal import Behaviour
internal import Contract
internal import Diagnostics
package import Documents
internal import MockEngine
internal import Threads

/// Loads APIs: finds their files (`APIFinder`), reads the documents and applies overlays (`APIReader`), and compiles
/// contracts and behaviours.
package struct APILoader: Sendable {
    package let finder: APIFinder
    private let overlays: OverlayPlan
    /// Whether an error in a document disables the whole API, and not only the part with the error.
    private let isStrict: Bool
    private var files: any FileSource { finder.files }

    package init(
        files: any FileSource, installation: Installation?, overlays: OverlayPlan = OverlayPlan(),
        isStrict: Bool = false
    ) {
        finder = APIFinder(files: files, installation: installation)
        self.overlays = overlays
        self.isStrict = isStrict
    }

    /// Loads the APIs called `names`, or all built-in APIs if `names` is empty.
    ///
    /// Each is compiled `copies` times.
    ///
    /// With a copy of its own, a thread shares no compiled objects with others. Errors in one API do not affect others.
    ///
    /// - Throws: `LoadingError` if a name is unknown, or the overlays do not fit the names.
    package func load(_ names: [String], copies: Int = 1) throws(LoadingError) -> LoadedAPIs {
        let found = try find(names)
        try overlays.check(against: found.map(\.name))
        for overlay in overlays.overlays where !files.exists(overlay.path) { throw .noSuchFile(overlay.path) }
        var sources: [Source] = []
        var dialectFolders: [String] = []
        for api in found {
            let dialect = try overlays.dialect(of: api.name).map { name throws(LoadingError) in
                try finder.folder(ofDialect: name, of: api)
            }
            if let dialect { dialectFolders.append(dialect) }
            sources.append(read(api, dialect: dialect))
        }
        return compile(sources, copies: copies, dialectFolders)
    }

    private func find(_ names: [String]) throws(LoadingError) -> [APIFiles] {
        let names = names.isEmpty ? finder.builtInNames : names
        guard !names.isEmpty else { throw .nothingBuiltIn }
        var found: [APIFiles] = []
        for name in names {
            let api = try finder.find(name)
            if found.contains(where: { $0.name == api.name }) { throw .sameName(api.name) }
            found.append(api)
        }
        return found
    }

    /// The documents of an API, from which copies are compiled.
    private struct Source: Sendable {
        let name: String
        /// Nil if a file has errors.
        let documents: APIDocuments?
        let findings: Findings
    }

    private func read(_ api: APIFiles, dialect: String?) -> Source {
        var findings = Findings()
        let documents = APIReader(files: files, overlays: overlays).read(api, dialect: dialect, findings: &findings)
        return Source(name: api.name, documents: documents, findings: findings)
    }

    private func compile(_ sources: [Source], copies: Int, _ dialectFolders: [String]) -> LoadedAPIs {
        // Because all copies have the same findings.
        let compiled = Array(0..<copies).mapped(onThreads: copies) { [files, isStrict] _, _ in
            sources.map { Self.compile($0, files, isStrict: isStrict) }
        }
        var all = Findings()
        for findings in sources.map(\.findings) + compiled[0].map(\.findings) { all.add(findings) }
        let broken = zip(sources, compiled[0]).compactMap { source, result in
            result.api == nil ? BrokenAPI(name: source.name, findings: result.findings) : nil
        }
        return LoadedAPIs(
            copies: compiled.map { $0.compactMap(\.api) }, broken: broken, findings: all,
            dialectFolders: dialectFolders)
    }

    /// Compiles an API, and returns all findings about its files.
    ///
    /// The API is nil if they have errors.
    private static func compile(
        _ source: Source, _ files: any FileSource, isStrict: Bool
    ) -> (api: API?, findings: Findings) {
        var findings = source.findings
        guard let documents = source.documents else { return (nil, findings) }
        var found = Findings()
        let read = ContractReader.read(
            documents.contract, path: documents.path, files: files, isWhole: isStrict, findings: &found)
        findings.add(isStrict ? found : found.tolerated)
        guard let contract = read else { return (nil, findings) }
        if contract.operations.isEmpty, !findings.hasErrors {
            findings.error(at: documents.contract.location, "the document has no operation that could be served")
        }
        let behaviour = documents.behaviour.map {
            BehaviourReader.read($0, contract: contract, files: files, findings: &findings)
        }
        if findings.hasErrors { return (nil, findings) }
        return (API(name: source.name, contract: contract, behaviour: behaviour ?? Behaviour()), findings)
    }
}
