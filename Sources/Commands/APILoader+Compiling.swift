internal import Behaviour
internal import Contract
internal import Diagnostics
internal import Documents
internal import MicroHTTPServer
internal import MockEngine
internal import Synchronization

/// Compiling what was read, each copy on a thread of its own.
extension APILoader {
    private final class Compiled: Sendable {
        let copies = Mutex<[[API]]>([])
    }

    /// The APIs of `sources`, `copies` times.
    mutating func compile(_ sources: [Source], copies: Int) -> [[API]] {
        let others = Compiled()
        let threads = (1..<copies).map { [files] _ in
            WorkerThread {
                // Because the first copy tells everything that there is to tell.
                var repeated = Findings()
                let apis = Self.compile(sources, files, &repeated)
                others.copies.withLock { $0.append(apis) }
            }
        }
        let first = Self.compile(sources, files, &findings)
        for thread in threads { thread?.join() }
        return [first] + others.copies.withLock { $0 }
    }

    private static func compile(
        _ sources: [Source], _ files: any FileSource, _ findings: inout Findings
    ) -> [API] {
        sources.compactMap { source in
            let contract = ContractReader.read(
                source.document, path: source.path, files: files, findings: &findings)
            guard let contract else { return nil }
            guard let node = source.behaviour else { return API(name: source.name, contract: contract) }
            let behaviour = BehaviourReader.read(node, contract: contract, files: files, findings: &findings)
            return API(name: source.name, contract: contract, behaviour: behaviour)
        }
    }
}
