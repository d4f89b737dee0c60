internal import Behaviour
internal import Contract
internal import Diagnostics
package import Documents
internal import MockEngine
internal import Threads

/// Loads APIs: names → files (`APIFinder`) → documents with overlays (`APIReader`) → compiled contracts and behaviours.
package struct APILoader: Sendable {
    package let finder: APIFinder
    private let overlays: OverlayPlan
    /// Whether an error in a document takes the whole API away, and not only what it is in.
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

    /// Loads each of `names`, or every built-in API when there are none; each is compiled `copies` times.
    ///
    /// Threads that have a copy each need not share what was compiled. What is wrong with one API does not touch others.
    ///
    /// - Throws: `LoadingError` when a name leads nowhere, or the overlays do not fit the names.
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

    /// What was read of an API, to be compiled as often as it is needed.
    private struct Source: Sendable {
        let name: String
        /// Nil when a file is wrong.
        let documents: APIDocuments?
        let findings: Findings
    }

    private func read(_ api: APIFiles, dialect: String?) -> Source {
        var findings = Findings()
        let documents = APIReader(files: files, overlays: overlays).read(api, dialect: dialect, findings: &findings)
        return Source(name: api.name, documents: documents, findings: findings)
    }

    private func compile(_ sources: [Source], copies: Int, _ dialectFolders: [String]) -> LoadedAPIs {
        // Because the first copy tells everything that there is to tell.
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

    /// The API of what was read, and everything that there is to say of its files; no API when they have errors.
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
