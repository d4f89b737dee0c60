package import Diagnostics

/// Reads YAML text into nodes with the types of the YAML 1.2 core schema (§10.3).
///
/// libyaml gives the events, and nodes are composed from them here. libyaml's own trees, and libraries built on them,
/// type plain scalars as YAML 1.1 does (`no` is a boolean, `012` is octal), and lose the spelling of numbers.
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

/// Why a text is not YAML, or not YAML that we read.
struct YAMLSyntaxError: Error {
    let problem: String
    /// Counted from 1.
    let line: Int
    let column: Int
    /// Whether libyaml needs a space after a tag; see `TagSpacing`.
    var isTagWithoutSpace = false
}
