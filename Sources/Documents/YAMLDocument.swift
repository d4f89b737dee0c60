package import Diagnostics

/// Reads YAML text into nodes with the types of the YAML 1.2 core schema (§10.3).
///
/// libyaml scans; nodes are composed here from its events, because its own trees and those built on it type plain
/// scalars as YAML 1.1 does (`no` a boolean, `012` an octal) and lose how a number was spelled.
package enum YAMLDocument {
    package static func read(_ bytes: [UInt8], file: String, findings: inout Findings) -> Node? {
        var text = YAMLText(bytes)
        while true {
            do throws(YAMLSyntaxError) {
                var composer = YAMLComposer(file: file, events: try YAMLEvents(text))
                let node = try composer.composeDocument()
                for finding in composer.findings.diagnostics { findings.add(finding) }
                return node
            } catch {
                if error.isTagBeforeBracket, text.insertSpace(line: error.line, column: error.column) { continue }
                let column = text.writtenColumn(error.column, line: error.line)
                let location = SourceLocation(file: file, line: error.line, column: column)
                findings.error(at: location, "cannot read YAML: \(error.problem)")
                return nil
            }
        }
    }
}

/// Why a text is not YAML, or not YAML we read.
struct YAMLSyntaxError: Error {
    let problem: String
    /// Counted from 1.
    let line: Int
    let column: Int
    /// Whether a tag stands directly before what may be a closing bracket, as in `[!uuid]`.
    var isTagBeforeBracket = false
}
