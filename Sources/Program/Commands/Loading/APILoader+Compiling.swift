internal import Behaviour
internal import Contract
internal import Diagnostics
internal import Documents
internal import MockEngine
internal import Threads

/// Compiling what was read, each copy on a thread of its own.
extension APILoader {
    /// The APIs of `sources`, `copies` times.
    mutating func compile(_ sources: [Source], copies: Int) -> [[API]] {
        let compiled = Array(0..<copies).mapped(onThreads: copies) { [files] _, _ in
            var findings = Findings()
            return (apis: Self.compile(sources, files, &findings), findings: findings)
        }
        // Because the first copy tells everything that there is to tell.
        for finding in compiled[0].findings.diagnostics { findings.add(finding) }
        return compiled.map(\.apis)
    }

    private static func compile(
        _ sources: [Source], _ files: any FileSource, _ findings: inout Findings
    ) -> [API] {
        sources.compactMap { source in
            var found = Findings()
            let contract = ContractReader.read(source.document, path: source.path, files: files, findings: &found)
            findings.add(found.tolerated)
            guard let contract else { return nil }
            if contract.operations.isEmpty, !findings.hasErrors {
                findings.error(at: source.document.location, "the document has no operation that could be served")
            }
            guard let node = source.behaviour else { return API(name: source.name, contract: contract) }
            let behaviour = BehaviourReader.read(node, contract: contract, files: files, findings: &findings)
            return API(name: source.name, contract: contract, behaviour: behaviour)
        }
    }
}
