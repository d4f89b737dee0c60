internal import JSONModel

/// Writes nodes as YAML for people: outer levels as blocks, short values in brackets, quotes only where needed.
///
/// Reading the text gives the same values and tags again.
///
/// ```swift
/// YAMLWriter.text(of: Node(json: ["a": [1, "two"], "b": "5"]))  // "a: [1, two]\nb: \"5\"\n"
/// ```
package struct YAMLWriter {
    private var text = ""
    /// The number of characters on the last line.
    private var column = 0
    private let width: Int
    private let blockLevels: Int

    /// What precedes a value on its line.
    private enum Place {
        case start, key, dash
    }

    /// A value that ends before `width` is written in brackets, except in the first `blockLevels` levels.
    package static func text(of node: Node, width: Int = 100, blockLevels: Int = 1) -> String {
        var writer = YAMLWriter(width: width, blockLevels: blockLevels)
        writer.write(node, at: .start, indent: 0, level: 0)
        writer.append("\n")
        return writer.text
    }

    private init(width: Int, blockLevels: Int) {
        self.width = width
        self.blockLevels = blockLevels
    }

    private mutating func write(_ node: Node, at place: Place, indent: Int, level: Int) {
        if let line = line(for: node, level: level) {
            append(place == .start ? line : " \(line)")
        } else if case .mapping(let mapping) = node.content {
            let inner = startBlock(node, at: place, indent: indent)
            for (index, member) in mapping.members.enumerated() {
                if index > 0 { breakLine(indent: inner) }
                writeKey(member.name, indent: inner)
                write(member.value, at: .key, indent: inner, level: level + 1)
            }
        } else {
            let inner = startBlock(node, at: place, indent: indent)
            for (index, element) in (node.sequence ?? []).enumerated() {
                if index > 0 { breakLine(indent: inner) }
                append("-")
                write(element, at: .dash, indent: inner, level: level + 1)
            }
        }
    }

    /// The node on one line; nil when it is written as a block.
    private func line(for node: Node, level: Int) -> String? {
        guard Self.hasParts(node) else { return YAMLFlow.text(of: node, isInFlow: false) }
        guard level >= blockLevels else { return nil }
        let text = YAMLFlow.text(of: node, limit: width - column - 1)
        return text
    }

    private static func hasParts(_ node: Node) -> Bool {
        switch node.content {
        case .mapping(let mapping): !mapping.members.isEmpty
        case .sequence(let elements): !elements.isEmpty
        default: false
        }
    }

    /// Moves to the first line of the block, and gives its indentation.
    private mutating func startBlock(_ node: Node, at place: Place, indent: Int) -> Int {
        if let tag = node.tag { append(place == .start ? "!\(tag)" : " !\(tag)") }
        let inner = place == .start ? indent : indent + 2
        if place == .key || node.tag != nil {
            breakLine(indent: inner)
        } else if place == .dash {
            append(" ")
        }
        return inner
    }

    private mutating func writeKey(_ name: String, indent: Int) {
        let key = YAMLScalar.text(of: name, isInFlow: false)
        guard YAMLScalar.isTooLongForKey(key) else { return append("\(key):") }
        append("? \(key)")
        breakLine(indent: indent)
        append(":")
    }

    private mutating func append(_ part: String) {
        text += part
        column += part.unicodeScalars.count
    }

    private mutating func breakLine(indent: Int) {
        text += "\n" + String(repeating: " ", count: indent)
        column = indent
    }
}
