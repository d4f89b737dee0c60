package import Diagnostics
package import Documents
internal import HTTPModel
internal import JSONModel
package import SchemaValidation

/// Reads an OpenAPI 3.0 or 3.1 document into a `Contract`, collecting everything that is wrong with it.
///
/// The flow: files → nodes (`ContractDocuments`) → this reader, one part of the document per extension → schemas
/// compiled by the registry.
package struct ContractReader {
    let documents: ContractDocuments
    var findings = Findings()
    /// The schemes of the document being read, by name.
    var schemes: [String: SecurityScheme] = [:]
    /// The servers of operations and paths that have none of their own.
    var servers: [Server] = []
    /// The links read so far, which may lead to operations yet to come, with the places of their parameters' names.
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

    /// Reads the document `root`, which is that of the file at `path`, perhaps changed since.
    package static func read(
        _ root: Node, path: String, files: any FileSource, options: SchemaOptions = SchemaOptions(),
        findings: inout Findings
    ) -> Contract? {
        read(root, path: path, documents: ContractDocuments(files: files, options: options), findings: &findings)
    }

    /// Reads the document `root`, which is that of the file at `path`, and adds its files to `documents`.
    ///
    /// For those who look at the documents afterwards too.
    package static func read(
        _ root: Node, path: String, documents: ContractDocuments, findings: inout Findings
    ) -> Contract? {
        var reader = ContractReader(documents: documents)
        let place = reader.documents.load(root, path: path, findings: &reader.findings)
        let contract = reader.readDocument(place, file: path)
        for finding in reader.findings.diagnostics { findings.add(finding) }
        for finding in reader.documents.registry.findings.diagnostics {
            let reason = finding.severity == .error ? reader.documents.problem(ofReferenceAt: finding.location) : nil
            findings.add(reason.map { .error(at: finding.location, $0) } ?? finding)
        }
        return contract
    }

    private init(documents: ContractDocuments) { self.documents = documents }

    private mutating func readDocument(_ place: ContractDocuments.Place, file: String) -> Contract? {
        guard checkVersion(place.node),
            var reader = MappingReader(place.node, as: "OpenAPI document", findings: &findings)
        else { return nil }
        _ = reader.optional("openapi")
        let info = reader.required("info", &findings)
        servers = reader.optional("servers").map { readServers($0) } ?? []
        if let components = reader.optional("components") { readComponents(components, base: place.base) }
        let security = reader.optional("security").map { readSecurity($0) } ?? []
        let paths = reader.optional("paths")
        let webhooks = reader.optional("webhooks")
        if let dialect = reader.optional("jsonSchemaDialect") { checkDialect(dialect) }
        for ignored in ["tags", "externalDocs"] { _ = reader.optional(ignored) }
        _ = reader.members(withPrefix: "x-")
        reader.finish(&findings)
        let operations = paths.map { readPaths($0, base: place.base, security: security) } ?? []
        let sent = webhooks.map { readWebhooks($0, base: place.base) } ?? []
        reportRepeatedIds(operations)
        checkLinks(operations)
        return Contract(
            title: info?["title"]?.string ?? file, version: info?["version"]?.string ?? "",
            operations: operations, webhooks: sent, securitySchemes: schemes, file: file,
            schemas: ContractSchemas(
                registry: documents.registry, base: place.base, dialect: documents.dialect))
    }

    private mutating func checkVersion(_ root: Node) -> Bool {
        guard root.mapping != nil else {
            findings.error(at: root.location, "expected an OpenAPI document, found \(root.foundDescription)")
            return false
        }
        guard let node = root["openapi"] else {
            let what = root["swagger"] == nil ? "no 'openapi'" : "'swagger', version 2"
            findings.error(
                at: root.location, "expected 'openapi: 3.1.0' or another 3.0 or 3.1 version at the top, found \(what)")
            return false
        }
        guard let version = node.requireString("openapi", &findings) else { return false }
        if version.hasPrefix("3.0.") || version.hasPrefix("3.1.") { return true }
        findings.error(at: node.location, "expected OpenAPI 3.0 or 3.1, found '\(version)'")
        return false
    }

    private mutating func checkDialect(_ node: Node) {
        guard let uri = node.requireString("jsonSchemaDialect", &findings) else { return }
        guard ![.openAPI31, .draft202012].contains(SchemaDialect(metaschema: uri)) else { return }
        findings.warning(
            at: node.location,
            "schemas without '$schema' are read by OpenAPI 3.1's base dialect, not by '\(uri)', which is not built in")
    }

    private mutating func reportRepeatedIds(_ operations: [Operation]) {
        var first: [String: Operation] = [:]
        for operation in operations {
            if let other = first[operation.id] {
                let place = "\(other.method) \(other.path)"
                findings.error(at: operation.location, "operationId '\(operation.id)' is taken by \(place)")
            } else {
                first[operation.id] = operation
            }
        }
    }
}
