internal import Diagnostics
internal import Documents
internal import Overlays

/// Overlays come between reading a file and making sense of it.
///
/// A dialect is the folder `dialects/{name}` of an API: `overlay.yaml` changes its OpenAPI document,
/// `behaviour-overlay.yaml` its behaviour, `scenarios` holds what is verified of it.
extension APILoader {
    /// The overlays of one API, the dialect's first.
    struct OverlayFiles {
        var document: [String] = []
        var behaviour: [String] = []
    }

    func overlayFiles(of place: Place, dialect: String?) -> OverlayFiles {
        var overlayFiles = OverlayFiles()
        if let dialect {
            overlayFiles.document = ["\(dialect)/overlay.yaml"].filter(files.exists)
            overlayFiles.behaviour = ["\(dialect)/behaviour-overlay.yaml"].filter(files.exists)
        }
        overlayFiles.document += overlays.files(of: place.name)
        return overlayFiles
    }

    /// The folder of the dialect `name` of the API at `place`.
    func folder(of name: String, _ place: Place) throws(Failure) -> String {
        let folder = "\(place.folder ?? "")/dialects"
        let names = place.folder.flatMap { _ in files.entries(of: folder) } ?? []
        if names.contains(name) { return "\(folder)/\(name)" }
        guard !names.isEmpty else { throw .input("'\(place.name)' has no dialects") }
        let hint = NearestName.suggestion(for: name, in: names)
        let known = hint.isEmpty ? "; there is \(NameList.of(names, conjunction: "and"))" : hint
        throw .input("unknown dialect '\(name)' of '\(place.name)'\(known)")
    }

    /// The document at `path` with `overlays` applied, one after the other; nil when it or one of them is wrong.
    mutating func read(_ path: String, changedBy overlays: [String]) throws(FileError) -> Node? {
        var found = Findings()
        defer { for finding in found.diagnostics { findings.add(finding) } }
        guard var node = DocumentReader.read(try files.read(path), file: path, findings: &found) else { return nil }
        for overlay in overlays {
            guard let overlay = try OverlayReader.read(overlay, files: files, findings: &found) else { return nil }
            node = overlay.applied(to: node, findings: &found)
        }
        // Because what half of an overlay makes of a document is wrong in ways nobody wrote.
        return overlays.isEmpty || !found.hasErrors ? node : nil
    }
}
