package import Diagnostics
package import Documents
internal import HTTPModel
internal import JSONModel
package import OpenAPIObjects
package import SchemaValidation
package import XMLBodies

/// The files of a contract: the OpenAPI document and the files that its references lead to, each read once.
package final class ContractDocuments {
    /// A node and the URI against which references inside it are resolved.
    package struct Place {
        package let node: Node
        package let base: String

        package init(node: Node, base: String) {
            self.node = node
            self.base = base
        }
    }

    package let registry: SchemaRegistry
    private(set) var files: any FileSource
    /// The path of the OpenAPI document itself.
    private(set) var main = ""
    /// The root nodes of the files, by path.
    package internal(set) var roots: [String: Node] = [:]
    /// Every object of the document and every reference, as the walk found them.
    package internal(set) var objects: [WrittenObject] = []
    package internal(set) var references: [WrittenReference] = []
    /// The files that cannot be read, by the places of the references to them.
    ///
    /// Reported only for references that are followed: one inside an example is ordinary data.
    var unreadable: [SourceLocation: (file: String, reason: String)] = [:]
    /// The paths of files that contain neither YAML nor JSON.
    var withoutDocument: Set<String> = []
    /// The errors of nodes that were removed because they contained a reference without a target.
    var lost: [SourceLocation: Diagnostic] = [:]
    package private(set) var version: OpenAPIVersion
    private lazy var shapes = ShapeCompiler { [unowned self] in self.target(of: $0) }

    package convenience init(files: any FileSource, options: SchemaOptions) {
        self.init(files: files, registry: SchemaRegistry(options: options))
    }

    init(files: any FileSource, registry: SchemaRegistry, version: OpenAPIVersion = .v31) {
        self.files = files
        self.registry = registry
        self.version = version
    }

    /// Uses `root` as the content of the document at `path`, and reads all files that it refers to, which must be below
    /// its folder.
    package func load(_ root: Node, path: String, findings: inout Findings) -> Place {
        files = FencedFiles(files, below: PathText.folder(of: path))
        if let known = root["openapi"]?.string.flatMap({ OpenAPIVersion(text: $0) }) { version = known }
        roots[path] = root
        main = path
        walk(from: path, .root, as: .document, &findings)
        mendReferences(&findings) { self.walk(from: path, .root, as: .document, &$0) }
        addToRegistry()
        return Place(node: roots[path] ?? root, base: Self.uri(of: path))
    }

    /// Reads the schema at `pointer` of the file at `path`, and every file it refers to.
    ///
    /// - Throws: `FileError` when the file itself cannot be read.
    func loadSchema(at pointer: JSONPointer, path: String, findings: inout Findings) throws(FileError) {
        if roots[path] == nil {
            let bytes = try files.read(path)
            guard let root = DocumentReader.read(bytes, file: path, findings: &findings) else { return }
            roots[path] = root
        }
        walk(from: path, pointer, as: .schema, &findings)
        addToRegistry()
    }

    private func addToRegistry() {
        var schemas: [String: [JSONPointer]] = [:]
        for object in objects where object.kind == .schema && !object.isInSchema {
            schemas[object.file, default: []].append(object.pointer)
        }
        for (path, root) in roots {
            registry.add(root, uri: Self.uri(of: path), dialect: version.dialect, schemasAt: schemas[path] ?? [])
        }
    }

    /// The faults of the schemas compiled so far.
    var schemaFindings: Findings {
        var findings = Findings()
        for finding in registry.findings.diagnostics {
            let reason = finding.severity == .error ? problem(ofReferenceAt: finding.location) : nil
            findings.add(reason.map { .error(at: finding.location, $0, loss: finding.loss) } ?? finding)
        }
        return findings
    }

    /// The error that makes `node` unusable; nil if there is none.
    func defect(of node: Node) -> Diagnostic? { lost[node.location] }

    /// Follows `$ref` from `place` to its target.
    ///
    /// Returns nil, and adds a finding with `loss`, for a reference that has no target or is part of a circle.
    package func resolve(_ place: Place, loss: String, findings: inout Findings) -> Place? {
        reportSiblings(of: place.node, &findings)
        return follow(place, loss: loss, findings: &findings)
    }

    /// Like `resolve`, for objects whose members beside a `$ref` count.
    func follow(_ place: Place, loss: String, findings: inout Findings) -> Place? {
        var current = place
        var seen: Set<String> = []
        while let referenceNode = current.node["$ref"], let reference = referenceNode.string {
            guard seen.insert("\(current.base) \(reference)").inserted else {
                findings.error(at: referenceNode.location, "'$ref' to '\(reference)' leads back to itself", loss: loss)
                return nil
            }
            guard let target = registry.resolve(reference, base: current.base) else {
                let reason = registry.reasonUnresolved(reference, base: current.base)
                let message =
                    problem(ofReferenceAt: referenceNode.location) ?? "cannot resolve '$ref' '\(reference)': \(reason)"
                findings.error(at: referenceNode.location, message, loss: loss)
                return nil
            }
            current = Place(node: target.node, base: target.base)
        }
        return current
    }

    /// Why the file of the `$ref` at `location` cannot be read; nil when it can.
    func problem(ofReferenceAt location: SourceLocation) -> String? {
        unreadable[location].map { "'$ref' to '\($0.file)': \($0.reason)" }
    }

    /// Why the reference `text` at `node` has no target.
    package func reasonUnresolved(_ node: Node, _ text: String, base: String) -> String {
        unreadable[node.location]?.reason ?? registry.reasonUnresolved(text, base: base)
    }

    /// Reports members beside a `$ref`, which are ignored except for descriptions (OAS 3.1 §4.8.23).
    private func reportSiblings(of node: Node, _ findings: inout Findings) {
        guard node["$ref"]?.string != nil, let members = node.mapping?.members, members.count > 1 else { return }
        for member in members
        where !["$ref", "summary", "description"].contains(member.name) && !member.name.hasPrefix("x-") {
            findings.warning(
                at: member.nameLocation, "'\(member.name)' beside '$ref' is ignored; put it where the reference leads")
        }
    }

    /// The schema at `node`, or the one that it refers to.
    package func schema(_ node: Node, base: String) -> Schema {
        // Because a schema that is only a reference is compiled once, at the place of its target.
        if let reference = node["$ref"]?.string, node.mapping?.members.count == 1,
            let place = registry.resolve(reference, base: base)
        {
            return registry.schema(at: place)
        }
        return registry.schema(node, base: base, dialect: version.dialect)
    }

    /// The shape by which text becomes a value of the schema at `node`.
    package func shape(of node: Node?, base: String) -> ValueShape {
        node.map { shapes.shape(of: Place(node: $0, base: base)) } ?? .any
    }

    /// The name of the root element of an XML body with the schema at `node`.
    package func rootName(of node: Node?, base: String) -> String {
        node.map { shapes.rootName(of: Place(node: $0, base: base)) } ?? "root"
    }

    /// The properties of the schema at `node` that are files, with the type of each.
    func files(of node: Node?, base: String) -> [String: MediaType] {
        node.map { shapes.files(of: Place(node: $0, base: base)) } ?? [:]
    }

    /// The target of `place`, or `place` itself; nil when a reference has no target, which the registry reports.
    private func target(of place: Place) -> Place? {
        var current = place
        for _ in 0..<64 {
            guard let reference = current.node["$ref"]?.string else { return current }
            guard let target = registry.resolve(reference, base: current.base) else { return nil }
            current = Place(node: target.node, base: target.base)
        }
        return nil
    }

    /// The content of the file `relative`, a path relative to the file of `node`.
    func text(of relative: String, from node: Node) throws(FileError) -> [UInt8] {
        try files.read(Self.path(relative, relativeTo: node.location.file))
    }

    /// The URI of a file while references are resolved; it is never shown.
    ///
    /// A relative path is put below invented folders, so that `..` can lead above it.
    package static func uri(of path: String) -> String {
        if path.hasPrefix("/") { return "file://\(path)" }
        let parts = path.split(separator: "/").filter { $0 != "." }
        let above = parts.prefix { $0 == ".." }.count
        let folders = repeatElement("_", count: max(0, 32 - above)).joined(separator: "/")
        return "file:///\(folders)/\(parts.dropFirst(above).joined(separator: "/"))"
    }

    /// The path of the file `relative`, relative to the file at `path`.
    package static func path(_ relative: String, relativeTo path: String) -> String {
        if relative.hasPrefix("/") { return relative }
        var folders = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().map(String.init)
        for part in relative.split(separator: "/") {
            if part == "." { continue }
            if part == "..", let last = folders.last, last != "..", !last.isEmpty {
                folders.removeLast()
            } else {
                folders.append(String(part))
            }
        }
        return folders.joined(separator: "/")
    }
}
