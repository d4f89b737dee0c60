package import Diagnostics
package import Documents
internal import Overlays

/// Reads the documents of APIs; overlays come between reading a file and making sense of it.
///
/// A dialect is the folder `dialects/{name}` of an API: `overlay.yaml` changes its OpenAPI document,
/// `behaviour-overlay.yaml` its behaviour, `scenarios` holds what is verified of it.
package struct APIReader: Sendable {
    private let files: any FileSource
    private let plan: OverlayPlan

    package init(files: any FileSource, overlays plan: OverlayPlan) {
        self.files = files
        self.plan = plan
    }

    /// The documents of `api`, as its dialect in the folder `dialect` if there is one.
    ///
    /// Nil, with findings, when a file is wrong or cannot be read.
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

    /// The overlay files of the OpenAPI document and of the behaviour, the dialect's first.
    private func overlays(of api: APIFiles, dialect: String?) -> (contract: [String], behaviour: [String]) {
        func ofDialect(_ name: String) -> [String] {
            dialect.map { ["\($0)/\(name)"].filter(files.exists) } ?? []
        }
        return (ofDialect("overlay.yaml") + plan.files(of: api.name), ofDialect("behaviour-overlay.yaml"))
    }

    /// The document at `path` with `overlays` applied, one after the other; nil when it or one of them is wrong.
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
        // Because what half of an overlay makes of a document is wrong in ways nobody wrote.
        return overlays.isEmpty || !found.hasErrors ? node : nil
    }
}
