import Diagnostics
import Documents
import JSONModel

/// A document read in a test: its node and its findings, one a line.
struct Reading {
    let node: Node?
    let findings: String

    init(_ text: String, file: String = "x.yaml") { self.init(Array(text.utf8), file: file) }

    init(_ bytes: [UInt8], file: String = "x.yaml") {
        var findings = Findings()
        node = DocumentReader.read(bytes, file: file, findings: &findings)
        self.findings = findings.rendered()
    }

    /// The node as compact JSON text.
    var json: String? { node?.json.description }
}
