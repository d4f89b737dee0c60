package import Diagnostics
package import Documents
internal import Overlays

/// Reads the documents of APIs, and applies overlays to them.
///
/// A dialect is the folder `dialects/{name}` of an API: `overlay.yaml` changes its OpenAPI document,
/// `behaviour-overlay.yaml` changes its behaviour, and `scenarios` contains its scenarios.
package struct APIReader: Sendable {
    private let files: any FileSource
    private let plan: OverlayPlan

    package init(files: any FileSource, overlays plan: OverlayPlan) {
        self.files = files
        self.plan = plan
    }

    /// Reads the documents of `api`, with the overlays of the dialect in the folder `dialect`, if it is given.
    ///
    /// Nil, with findings, if a file has errors or cannot be read.
    package func read(_ api: APIFiles, dialect: String?, findings: inout Findings) -> APIDocuments? {
        do throws(FileError) { return try readFiles(of: api, dialect: dialect, findings: &findings) } catch {
            let place = SourceLocation(file: error.path, line: 1, column: 1)
            findings.error(at: place, "cannot read this file: \(error.reason)")
            return nil
        }
    }

    private func readFiles(
        of api: APIFiles, dialect: String?, findings: inout Findings
    ) throws(FileError) -> APIDocuments? {
        let overlays = overlays(of: api, dialect: dialect)
        guard let contract = try read(api.document, changedBy: overlays.contract, &findings) else { return nil }
        var behaviour: Node?
        if let path = api.behaviour {
            behaviour = try read(path, changedBy: overlays.behaviour, &findings)
            if behaviour == nil { return nil }
        }
        return APIDocuments(name: api.name, path: api.document, contract: contract, behaviour: behaviour)
    }

    /// The overlay files for the OpenAPI document and for the behaviour; those of the dialect come first.
    private func overlays(of api: APIFiles, dialect: String?) -> (contract: [String], behaviour: [String]) {
        func ofDialect(_ name: String) -> [String] {
            dialect.map { ["\($0)/\(name)"].filter(files.exists) } ?? []
        }
        return (ofDialect("overlay.yaml") + plan.files(of: api.name), ofDialect("behaviour-overlay.yaml"))
    }

    /// The document at `path` with `overlays` applied in order; nil when one of them or the document is wrong.
    private func read(
        _ path: String, changedBy overlays: [String], _ findings: inout Findings
    ) throws(FileError) -> Node? {
        var found = Findings()
        defer { findings.add(found) }
        guard var node = DocumentReader.read(try files.read(path), file: path, findings: &found) else { return nil }
        for overlay in overlays {
            guard let overlay = try OverlayReader.read(overlay, files: files, findings: &found) else { return nil }
            node = overlay.applied(to: node, findings: &found)
        }
        // Because a half-applied overlay causes findings that no author would understand.
        return overlays.isEmpty || !found.hasErrors ? node : nil
    }
}
