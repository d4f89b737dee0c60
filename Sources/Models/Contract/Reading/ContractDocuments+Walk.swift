internal import Diagnostics
internal import Documents
internal import JSONModel
internal import OpenAPIObjects
internal import SchemaValidation

/// Visits every object of a contract, and reads the files that references name.
extension ContractDocuments {
    func walk(from path: String, _ pointer: JSONPointer, as kind: ObjectKind, _ findings: inout Findings) {
        guard let node = roots[path]?.node(at: pointer) else { return }
        var found = Findings()
        let walk = ObjectWalk(
            from: .init(file: path, pointer: pointer, node: node), as: kind, in: version, uri: Self.uri(of:)
        ) { [unowned self] reference in
            self.target(of: reference, &found)
        }
        objects = walk.objects
        references = walk.references
        findings.add(found)
    }

    /// The target of a reference, found by its path and pointer.
    ///
    /// Other targets are found by the registry.
    func target(of reference: WrittenReference, _ findings: inout Findings) -> ObjectWalk.Target? {
        guard let text = reference.node.string else { return nil }
        if reference.role == .mapping {
            if let component = component(schema: text, of: reference.file) { return component }
            // A name that is not a component's is not a file's either.
            guard text.contains(where: { "#/.".contains($0) }) else { return nil }
        }
        guard let (file, root) = file(of: text, at: reference.node.location, from: reference.file, &findings)
        else { return nil }
        guard let pointer = JSONPointer(URIReference(text).decodedFragment ?? ""), let node = root.node(at: pointer)
        else { return nil }
        return ObjectWalk.Target(file: file, pointer: pointer, node: node)
    }

    /// The schema of that name among the components of the file that contains the reference, or of the main document.
    private func component(schema name: String, of file: String) -> ObjectWalk.Target? {
        let pointer = JSONPointer(tokens: ["components", "schemas", name])
        return [file, main].lazy.compactMap { [roots] path in
            roots[path]?.node(at: pointer).map { ObjectWalk.Target(file: path, pointer: pointer, node: $0) }
        }.first
    }

    /// The file that a reference in `file` names; it is read at the first such reference.
    private func file(
        of reference: String, at location: SourceLocation, from file: String, _ findings: inout Findings
    ) -> (path: String, root: Node)? {
        let name = String(reference.prefix { $0 != "#" })
        guard !name.isEmpty else { return roots[file].map { (file, $0) } }
        guard !name.contains("://") else {
            unreadable[location] = (name, "nothing is fetched from the network; save it as a file and refer to that")
            return nil
        }
        var missing: FileError?
        // A reference is a URI, in which `%20` is a space (RFC 3986 §2.1). Some authors write the plain file name.
        for written in [URIReference(name).decodedPath, name] {
            let path = Self.path(written, relativeTo: file)
            if let root = roots[path] { return (path, root) }
            do throws(FileError) {
                if let root = try readFile(path, &findings) { return (path, root) }
                unreadable[location] = (name, "there is no document in it")
                return nil
            } catch { missing = missing ?? error }
        }
        if let missing { unreadable[location] = (name, "\(missing)") }
        return nil
    }

    private func readFile(_ path: String, _ findings: inout Findings) throws(FileError) -> Node? {
        let bytes = try files.read(path)
        if withoutDocument.contains(path) { return nil }
        var found = Findings()
        let root = DocumentReader.read(bytes, file: path, findings: &found)
        for finding in found.diagnostics {
            findings.add(finding.losing("what refers to the file is ignored"))
        }
        if let root { roots[path] = root } else { withoutDocument.insert(path) }
        return root
    }
}
