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

    /// Reads the document at `path`.
    ///
    /// - Throws: `FileError` when the file itself cannot be read; anything inside it is a finding.
    package static func read(
        _ path: String, files: any FileSource, options: SchemaOptions = SchemaOptions(), findings: inout Findings
    ) throws(FileError) -> Contract? {
        let bytes = try files.read(path)
        guard let root = DocumentReader.read(bytes, file: path, findings: &findings) else { return nil }
        return read(root, path: path, files: files, options: options, findings: &findings)
    }

    /// Reads the document `root`, which is that of the file at `path`, perhaps changed since.
    package static func read(
        _ root: Node, path: String, files: any FileSource, options: SchemaOptions = SchemaOptions(),
        findings: inout Findings
    ) -> Contract? {
        var reader = ContractReader(documents: ContractDocuments(files: files, options: options))
        let place = reader.documents.load(root, path: path, findings: &reader.findings)
        let contract = reader.readDocument(place, file: path)
        for finding in reader.findings.diagnostics { findings.add(finding) }
        for finding in reader.documents.registry.findings.diagnostics
        where !reader.documents.unreadable.contains(finding.location) { findings.add(finding) }
        return contract
    }

    private init(documents: ContractDocuments) { self.documents = documents }

    private mutating func readDocument(_ place: ContractDocuments.Place, file: String) -> Contract? {
        guard checkVersion(place.node),
            var reader = MappingReader(place.node, as: "OpenAPI document", findings: &findings)
        else { return nil }
        _ = reader.optional("openapi")
        let info = reader.required("info", &findings)
        let basePaths = reader.optional("servers").map { readServers($0) } ?? []
        if let components = reader.optional("components") { readComponents(components, base: place.base) }
        let security = reader.optional("security").map { readSecurity($0) } ?? []
        let paths = reader.optional("paths")
        for ignored in ["tags", "externalDocs", "webhooks", "jsonSchemaDialect"] { _ = reader.optional(ignored) }
        _ = reader.members(withPrefix: "x-")
        reader.finish(&findings)
        let operations = paths.map { readPaths($0, base: place.base, security: security) } ?? []
        reportRepeatedIds(operations)
        return Contract(
            title: info?["title"]?.string ?? file, version: info?["version"]?.string ?? "",
            basePaths: basePaths.isEmpty ? [""] : basePaths, operations: operations, securitySchemes: schemes,
            file: file,
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

    private mutating func readServers(_ node: Node) -> [String] {
        (node.requireSequence("servers", &findings) ?? []).compactMap { server in
            guard let url = server["url"]?.requireString("url", &findings) else { return nil }
            return Self.path(ofServer: url)
        }
    }

    /// The path of a server's URL: `` for `https://a.example`, `/v1` for `https://a.example/v1/` and for `/v1`.
    static func path(ofServer url: String) -> String {
        let hasAuthority = url.contains("://")
        let parts = url.split(separator: "/", omittingEmptySubsequences: true)
        let path = hasAuthority ? parts.dropFirst(2) : parts[...]
        return path.map { "/\($0)" }.joined()
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
