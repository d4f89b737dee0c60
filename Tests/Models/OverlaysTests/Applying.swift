import Diagnostics
import Documents
import JSONModel
import Overlays
import TestSupport

/// A document with an overlay applied to it.
struct Applying {
    let node: Node
    let findings: Findings

    var json: JSON { node.json }
    /// One line for each finding.
    var messages: String { findings.rendered() }

    /// `actions` are the lines under that key; for another overlay than a whole one give `overlay`.
    init(_ actions: String, to document: String) throws {
        let overlay = "overlay: 1.0.0\ninfo: {title: Test, version: '1'}\nactions:\n\(actions)"
        try self.init(overlay: overlay, to: document)
    }

    init(overlay: String, to document: String) throws {
        var findings = Findings()
        let files = FileTable(["overlay.yaml": overlay, "api.yaml": document])
        let root = DocumentReader.read(try files.read("api.yaml"), file: "api.yaml", findings: &findings)
        guard let root else { throw FileError(path: "api.yaml", reason: findings.rendered()) }
        let read = try OverlayReader.read("overlay.yaml", files: files, findings: &findings)
        node = read?.applied(to: root, findings: &findings) ?? root
        self.findings = findings
    }
}
