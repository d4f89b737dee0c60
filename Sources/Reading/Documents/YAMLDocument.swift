package import Diagnostics

/// Reads YAML text into nodes with the types of the YAML 1.2 core schema (§10.3).
///
/// libyaml scans; nodes are composed here from its events, because its own trees and those built on it type plain
/// scalars as YAML 1.1 does (`no` a boolean, `012` an octal) and lose how a number was spelled.
package enum YAMLDocument {
    package static func read(_ bytes: [UInt8], file: String, findings: inout Findings) -> Node? {
        var text = TagSpacing(bytes)
        var texts: Set<Int> = []
        while true {
            do throws(YAMLSyntaxError) {
                let events = try YAMLEvents(text)
                var composer = YAMLComposer(file: file, events: events)
                let node = try composer.composeDocument()
                if events.spacedTexts.isEmpty {
                    for finding in composer.findings.diagnostics { findings.add(finding) }
                    return node
                }
                texts.formUnion(events.spacedTexts)
                text = TagSpacing(bytes, excluding: texts)
            } catch {
                if error.isTagWithoutSpace, !text.isSpaced {
                    text = TagSpacing(bytes, excluding: [])
                    if text.isSpaced { continue }
                }
                let location = SourceLocation(file: file, line: error.line, column: error.column)
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
    /// Whether libyaml wants a space after a tag; see `TagSpacing`.
    var isTagWithoutSpace = false
}
