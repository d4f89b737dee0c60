package import Diagnostics
internal import JSONModel

/// Turns the text of a file into a tree of nodes: YAML 1.2, or JSON when the file is named `.json`.
package enum DocumentReader {
    /// The root node; nil when the text could not be read, which is then among the findings.
    ///
    /// `file` is the name under which findings report the file.
    package static func read(_ bytes: [UInt8], file: String, findings: inout Findings) -> Node? {
        let text = withoutByteOrderMark(bytes)
        return file.hasSuffix(".json")
            ? JSONDocument.read(text, file: file, findings: &findings)
            : YAMLDocument.read(text, file: file, findings: &findings)
    }

    /// The text without the mark that some editors begin UTF-8 with (YAML 1.2.2 §5.2, RFC 8259 §8.1).
    private static func withoutByteOrderMark(_ bytes: [UInt8]) -> [UInt8] {
        bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    }
}
