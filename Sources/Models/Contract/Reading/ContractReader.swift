package import Diagnostics
package import Documents
internal import HTTPModel
internal import JSONModel
internal import OpenAPIObjects
package import SchemaValidation

/// Reads an OpenAPI document into a `Contract`, and collects its errors.
///
/// Files become nodes (`ContractDocuments`), nodes become objects that are checked against the table
/// (`DescribedObject`), and this reader reads them; each part of the document has an extension. The registry compiles
/// the schemas. An error disables only the part it is in; each finding says what is lost.
package struct ContractReader {
    let documents: ContractDocuments
    var findings = Findings()
    /// The finding of the last call of `object(_:_:base:loss:)` that returned nil.
    private(set) var failure: Diagnostic?
    /// The security schemes of the document by name; nil for a scheme whose description cannot be used.
    var schemes: [String: SecurityScheme?] = [:]
    /// The servers of operations and paths without their own.
    var servers: [Server] = []
    /// The links so far, whose operations may come later, with the places of their parameters' names.
    var pendingLinks: [(link: Link, parameters: [SourceLocation])] = []

    /// Reads the document at `path`.
    ///
    /// - Throws: `FileError` when the file itself cannot be read; anything inside it is a finding.
    package static func read(
        _ path: String, files: any FileSource, options: SchemaOptions = SchemaOptions(), findings: inout Findings
    ) throws(FileError) -> Contract? {
        let bytes = try files.read(path)
        guard let root = DocumentReader.readWithoutTags(bytes, file: path, findings: &findings) else { return nil }
        return read(root, path: path, files: files, options: options, findings: &findings)
    }

    /// Reads the document `root` of the file at `path`, which overlays may have changed.
    ///
    /// With `isWhole`, parts that no operation uses are checked too.
    package static func read(
        _ root: Node, path: String, files: any FileSource, options: SchemaOptions = SchemaOptions(),
        isWhole: Bool = false, findings: inout Findings
    ) -> Contract? {
        let documents = ContractDocuments(files: files, options: options)
        let contract = read(root, path: path, documents: documents, findings: &findings)
        if isWhole, contract != nil { documents.checkEverything(&findings) }
        return contract
    }

    /// Reads the document `root` of the file at `path`, and adds its files to `documents`.
    ///
    /// For callers that need the documents afterwards.
    package static func read(
        _ root: Node, path: String, documents: ContractDocuments, findings: inout Findings
    ) -> Contract? {
        var reader = ContractReader(documents: documents)
        let contract = reader.readDocument(root, path: path)
        reader.findings.add(documents.schemaFindings)
        findings.add(reader.findings)
        return contract?.without(reader.findings.diagnostics.filter { $0.loss != nil })
    }

    private init(documents: ContractDocuments) { self.documents = documents }

    private mutating func readDocument(_ root: Node, path: String) -> Contract? {
        guard checkVersion(root) else { return nil }
        let place = documents.load(root, path: path, findings: &findings)
        guard let document = object(place.node, .document, base: place.base) else { return nil }
        servers = document.elements("servers").compactMap { readServer($0) }
        if let components = document["components"] { readComponents(components, base: place.base) }
        let security = document["security"].map { readSecurity($0) } ?? []
        if let dialect = document["jsonSchemaDialect"] { checkDialect(dialect) }
        let operations = document["paths"].map { readPaths($0, base: place.base, security: security) } ?? []
        let sent = readWebhooks(document.members("webhooks"), base: place.base)
        checkLinks(operations)
        reportHidden(operations)
        let info = document["info"]
        return Contract(
            title: info?["title"]?.string ?? path, version: info?["version"]?.string ?? "",
            operations: renamed(operations), webhooks: sent, securitySchemes: schemes.compactMapValues(\.self),
            file: path,
            schemas: ContractSchemas(registry: documents.registry, base: place.base, version: documents.version))
    }

    /// The object at `node`, or the target of a reference there; nil if there is none.
    ///
    /// Then a finding with `loss` is added, and `failure` is that finding.
    mutating func object(
        _ node: Node, _ kind: ObjectKind, base: String, loss: String? = nil
    ) -> DescribedObject? {
        var found = Findings()
        let object = described(.init(node: node, base: base), kind, loss ?? "the \(kind.name) is ignored", &found)
        findings.add(found)
        if object == nil { failure = found.diagnostics.last { $0.severity == .error } }
        return object
    }

    private func described(
        _ place: ContractDocuments.Place, _ kind: ObjectKind, _ loss: String, _ found: inout Findings
    ) -> DescribedObject? {
        let target = kind.isReferable ? documents.resolve(place, loss: loss, findings: &found) : place
        guard let target else { return nil }
        return DescribedObject(
            target.node, base: target.base, as: kind, in: documents.version, loss: loss, findings: &found)
    }

    private mutating func checkVersion(_ root: Node) -> Bool {
        guard root.mapping != nil else {
            findings.error(at: root.location, "expected an OpenAPI document, found \(root.foundDescription)")
            return false
        }
        guard let node = root["openapi"] else {
            findings.error(at: root.location, ForeignDocument.message(root))
            return false
        }
        guard let version = node.requireString("openapi", &findings) else { return false }
        if OpenAPIVersion(text: version) != nil { return true }
        let names = OpenAPIVersion.allCases.map(\.rawValue).joined(separator: " or ")
        findings.error(at: node.location, "expected OpenAPI \(names), found '\(version)'")
        return false
    }

    private mutating func checkDialect(_ node: Node) {
        guard let uri = node.string, ![.openAPI31, .draft202012].contains(SchemaDialect(metaschema: uri)) else {
            return
        }
        findings.warning(
            at: node.location,
            "schemas without '$schema' are read by OpenAPI 3.1's base dialect, not by '\(uri)', which is not built in")
    }

    /// Reports operations that never get a request, because another path differs from theirs in the names of parameters
    /// only (§4.8.8.2).
    private mutating func reportHidden(_ operations: [Operation]) {
        var first: [String: Operation] = [:]
        for operation in operations {
            let requests = "\(operation.method) \(operation.path.shape)"
            guard let other = first[requests] else {
                first[requests] = operation
                continue
            }
            findings.error(
                at: operation.location,
                "\(operation.method) \(operation.path) matches the same requests as \(other.method) \(other.path) "
                    + "at \(other.location)", loss: "\(other.method) \(other.path) answers them")
        }
    }

    /// The operations; those that share their id with another one get an id made from method and path.
    private mutating func renamed(_ operations: [Operation]) -> [Operation] {
        var first: [String: Operation] = [:]
        return operations.map { operation in
            guard let other = first[operation.id] else {
                first[operation.id] = operation
                return operation
            }
            let name = "\(operation.method) \(operation.path)"
            findings.error(
                at: operation.location, "operationId '\(operation.id)' is taken by \(other.method) \(other.path)",
                loss: "this one is called '\(name)'")
            return operation.renamed(name)
        }
    }
}
