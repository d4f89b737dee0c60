package import Diagnostics
internal import JSONModel

/// Turns the text of a file into a tree of nodes: YAML 1.2, or JSON when the file is named `.json`.
package enum DocumentReader {
    /// The root node; nil, with findings, when the text cannot be read.
    ///
    /// `file` is the name of the file in findings.
    package static func read(_ bytes: [UInt8], file: String, findings: inout Findings) -> Node? {
        let text = withoutByteOrderMark(bytes)
        return file.hasSuffix(".json")
            ? JSONDocument.read(text, file: file, findings: &findings)
            : YAMLDocument.read(text, file: file, findings: &findings)
    }

    /// The text without the byte order mark that some editors put at the start of UTF-8 files (YAML 1.2.2 §5.2, RFC
    /// 8259 §8.1).
    private static func withoutByteOrderMark(_ bytes: [UInt8]) -> [UInt8] {
        bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    }

    /// Reads a file in which no tags are allowed; each tag is a finding.
    package static func readWithoutTags(_ bytes: [UInt8], file: String, findings: inout Findings) -> Node? {
        read(bytes, file: file, findings: &findings)?.refusingTags(&findings)
    }
}

extension Node {
    /// The tree without its tags, each of which is reported.
    package func refusingTags(_ findings: inout Findings) -> Node {
        if let tag { findings.error(at: location, "unexpected tag '!\(tag)'; write the value without it") }
        switch content {
        case .sequence(let elements): return Node(.sequence(elements.map { $0.refusingTags(&findings) }), at: location)
        case .mapping(let mapping):
            let members = mapping.members.map { member in
                Mapping.Member(
                    name: member.name, nameLocation: member.nameLocation, value: member.value.refusingTags(&findings))
            }
            return Node(.mapping(Mapping(members)), at: location)
        case .null, .bool, .number, .string: return tag == nil ? self : Node(content, at: location)
        }
    }
}
