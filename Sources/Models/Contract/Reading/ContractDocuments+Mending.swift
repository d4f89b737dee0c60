internal import Diagnostics
internal import Documents
internal import JSONModel
internal import OpenAPIObjects

/// Replaces references in places where OpenAPI allows none, such as `get: {$ref: get.yaml}`, by their targets, and
/// reports them.
extension ContractDocuments {
    /// Replaces the references, and walks the document again.
    func mendReferences(_ findings: inout Findings, walkAgain: (inout Findings) -> Void) {
        // A target may have such a reference too. Eight rounds end circles of them.
        for _ in 0..<8 {
            var isMended = true
            for reference in references {
                guard case .misplaced(let place) = reference.role else { continue }
                mend(reference, in: place, &findings)
                isMended = false
            }
            if isMended { return }
            walkAgain(&findings)
        }
    }

    private func mend(_ reference: WrittenReference, in place: String, _ findings: inout Findings) {
        let location = reference.node.location
        let text = reference.node.string ?? ""
        var ignored = Findings()
        let target = target(of: reference, &ignored)
        if target == nil {
            let defect = Diagnostic.error(
                at: location,
                problem(ofReferenceAt: location) ?? "cannot resolve '$ref' '\(text)': there is nothing at that place",
                loss: "\(place) counts as empty")
            findings.add(defect)
            if let owner = roots[reference.file]?.node(at: reference.pointer) { lost[owner.location] = defect }
        } else {
            findings.error(
                at: location, "'$ref' cannot stand in \(place); write there what it leads to",
                loss: "it is followed")
        }
        let file = String(text.prefix { $0 != "#" })
        roots[reference.file] = roots[reference.file]?.editing(at: reference.pointer) { node in
            guard let target else { return node.editing(at: JSONPointer(tokens: ["$ref"])) { _ in nil } }
            return file.isEmpty ? target.node : target.node.rebased(on: file)
        }
    }
}

extension Node {
    /// A copy of the node with the same meaning, to be placed into a file whose path is `file`.
    fileprivate func rebased(on file: String) -> Node {
        switch content {
        case .sequence(let elements):
            return Node(.sequence(elements.map { $0.rebased(on: file) }), tag: tag, at: location)
        case .mapping(let mapping):
            let members = mapping.members.map { member in
                let isReference = ["$ref", "operationRef"].contains(member.name) && member.value.string != nil
                return Mapping.Member(
                    name: member.name, nameLocation: member.nameLocation,
                    value: isReference ? member.value.reference(from: file) : member.value.rebased(on: file))
            }
            return Node(.mapping(Mapping(members)), tag: tag, at: location)
        default: return self
        }
    }

    /// Rewrites a reference that is relative to `file` as one that is relative to the file it is placed in.
    private func reference(from file: String) -> Node {
        guard let text = string, !text.contains("://") else { return self }
        let folder = file.lastIndex(of: "/").map { String(file[...$0]) } ?? ""
        return Node(.string(text.hasPrefix("#") ? file + text : folder + text), tag: tag, at: location)
    }
}
