package import Diagnostics
internal import JSONModel

/// Turns the text of a file into a tree of nodes: YAML 1.2, or JSON when the file is named `.json`.
package enum DocumentReader {
    /// The root node; nil when the text could not be read, which is then among the findings.
    ///
    /// `file` is the name under which findings report the file.
    package static func read(_ bytes: [UInt8], file: String, findings: inout Findings) -> Node? {
        file.hasSuffix(".json")
            ? JSONDocument.read(bytes, file: file, findings: &findings)
            : YAMLDocument.read(bytes, file: file, findings: &findings)
    }
}
