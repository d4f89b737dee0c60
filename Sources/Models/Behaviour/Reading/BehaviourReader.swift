package import Contract
package import Diagnostics
package import Documents
internal import Expressions

/// Reads a `behaviour.yaml` against its contract, and collects everything that is wrong with it.
///
/// Collections and errors are read first, because credentials and rules refer to them.
package struct BehaviourReader {
    let contract: Contract
    let files: any FileSource
    var findings = Findings()
    var behaviour = Behaviour()

    package static func read(
        _ path: String, contract: Contract, files: any FileSource, findings: inout Findings
    ) throws(FileError) -> Behaviour? {
        let bytes = try files.read(path)
        guard let root = DocumentReader.read(bytes, file: path, findings: &findings) else { return nil }
        return read(root, contract: contract, files: files, findings: &findings)
    }

    /// Reads the document `root`, which overlays may have changed after it was read from its file.
    ///
    /// Body files that it names are read from `files`, below the folder of the document.
    package static func read(
        _ root: Node, contract: Contract, files: any FileSource, findings: inout Findings
    ) -> Behaviour {
        let fenced = FencedFiles(files, below: PathText.folder(of: root.location.file))
        var reader = BehaviourReader(contract: contract, files: fenced)
        reader.readDocument(root)
        for finding in reader.findings.diagnostics { findings.add(finding) }
        return reader.behaviour
    }

    private init(contract: Contract, files: any FileSource) {
        self.contract = contract
        self.files = files
    }

    private mutating func readDocument(_ root: Node) {
        guard var reader = MappingReader(root, as: "behaviour", findings: &findings) else { return }
        let credentials = reader.optional("credentials")
        if let node = reader.optional("resources") { readCollections(node) }
        if let credentials { readCredentials(credentials) }
        if let node = reader.optional("errors") { readErrors(node) }
        if let node = reader.optional("refusals") { readRefusals(node) }
        if let node = reader.optional("idempotency") { readIdempotency(node) }
        if let node = reader.optional("operations") { readOperations(node) }
        if let node = reader.optional("fidelity") { readFidelity(node) }
        reader.finish(&findings)
    }

    private mutating func readOperations(_ node: Node) {
        for member in node.requireMapping("operations", &findings)?.members ?? [] {
            guard let operation = operation(member.name, at: member.nameLocation) else { continue }
            let context = context(.operation(operation))
            behaviour.rules[operation.id] = RuleReader.readAll(member.value, in: context, findings: &findings)
        }
    }

    /// The names that rules may refer to, as far as they have been read.
    private func context(_ owner: RuleContext.Owner) -> RuleContext {
        RuleContext(
            owner: owner, contract: contract, collections: behaviour.collections, errors: behaviour.errors, files: files
        )
    }

    /// The operation called `id`; nil, with a finding at `location`, when the contract has none.
    mutating func operation(_ id: String, at location: SourceLocation) -> Operation? {
        if let operation = contract.operation(id: id) { return operation }
        let ids = contract.operations.map(\.id)
        let hint = NearestName.suggestion(for: id, in: ids)
        let known = hint.isEmpty ? "; the contract has \(NameList.of(ids, conjunction: "and"))" : hint
        findings.error(at: location, "unknown operation '\(id)'\(known)")
        return nil
    }

    private mutating func readRefusals(_ node: Node) {
        for member in node.requireMapping("refusals", &findings)?.members ?? [] {
            guard let refusal = RefusalKind(rawValue: member.name) else {
                let names = RefusalKind.allCases.map(\.rawValue)
                let hint = NearestName.suggestion(for: member.name, in: names)
                let known = hint.isEmpty ? "; expected \(NameList.of(names))" : hint
                findings.error(at: member.nameLocation, "unknown refusal '\(member.name)'\(known)")
                continue
            }
            if member.value.string == "ignore" {
                ignore(refusal, at: member.value)
            } else {
                behaviour.refusals[refusal] = RuleReader.readAll(
                    member.value, in: context(.refusal), findings: &findings)
            }
        }
    }

    private mutating func ignore(_ refusal: RefusalKind, at node: Node) {
        if refusal.canBeIgnored {
            behaviour.ignoredRefusals.insert(refusal)
        } else {
            findings.error(at: node.location, "'\(refusal.rawValue)' cannot be ignored; write a rule that answers it")
        }
    }

    private mutating func readFidelity(_ node: Node) {
        for element in node.requireSequence("fidelity", &findings) ?? [] {
            guard var reader = MappingReader(element, as: "fidelity note", findings: &findings) else { continue }
            let behaviourNode = reader.required("behaviour", &findings)
            let statement = behaviourNode?.requireString("behaviour", &findings) ?? ""
            let sources = FidelityNote.Provenance.allCases.compactMap { provenance in
                reader.optional(provenance.rawValue).map { (provenance, $0) }
            }
            reader.finish(&findings)
            guard sources.count == 1, let (provenance, source) = sources.first else {
                let names = NameList.of(FidelityNote.Provenance.allCases.map(\.rawValue))
                findings.error(
                    at: element.location, "expected one of \(names) in fidelity note, found \(sources.count)")
                continue
            }
            let text = source.requireString(provenance.rawValue, &findings) ?? ""
            behaviour.fidelity.append(
                FidelityNote(behaviour: statement, provenance: provenance, source: text, location: element.location))
        }
    }
}
