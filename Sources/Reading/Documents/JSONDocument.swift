package import Diagnostics
internal import JSONModel

/// Reads JSON text into nodes.
package enum JSONDocument {
    package static func read(_ bytes: [UInt8], file: String, findings: inout Findings) -> Node? {
        var duplicates: [Diagnostic] = []
        let result = bytes.withUnsafeBufferPointer { buffer -> Result<Node, JSONSyntaxError> in
            let builder = NodeBuilder(file: file, lines: LineMap(bytes), bytes: bytes)
            var parser = JSONParser(buffer, maxDepth: JSONText.defaultMaxDepth, builder: builder)
            do throws(JSONSyntaxError) {
                let node = try parser.parse()
                duplicates = parser.builder.duplicates
                return .success(node)
            } catch {
                return .failure(error)
            }
        }
        for duplicate in duplicates { findings.add(duplicate) }
        switch result {
        case .success(let node): return node
        case .failure(let error):
            let location = SourceLocation(file: file, line: error.line, column: error.column)
            findings.error(at: location, "cannot read JSON: \(error.message)")
            return nil
        }
    }
}

private struct NodeBuilder: JSONBuilder {
    let file: String
    let lines: LineMap
    let bytes: [UInt8]
    var duplicates: [Diagnostic] = []

    func place(_ offset: Int) -> SourceLocation {
        let (line, column) = lines.place(of: offset)
        return SourceLocation(file: file, line: line, column: column)
    }

    func null(at offset: Int) -> Node { Node(.null, at: place(offset)) }
    func bool(_ value: Bool, at offset: Int) -> Node { Node(.bool(value), at: place(offset)) }
    func number(_ number: JSONNumber, at offset: Int) -> Node { Node(.number(number), at: place(offset)) }
    func string(_ string: String, at offset: Int) -> Node {
        let hasEscapes = !bytes[(offset + 1)...].starts(with: string.utf8)
        return Node(.string(string), at: place(offset), inset: hasEscapes ? nil : 1)
    }
    func array(_ elements: [Node], at offset: Int) -> Node { Node(.sequence(elements), at: place(offset)) }
    func startObject() -> MemberList { MemberList() }
    func object(_ object: MemberList, at offset: Int) -> Node {
        Node(.mapping(Mapping(object.members)), at: place(offset))
    }

    mutating func add(_ name: String, at offset: Int, _ value: Node, to object: inout MemberList) {
        let member = Mapping.Member(name: name, nameLocation: place(offset), value: value)
        if let duplicate = object.add(member) { duplicates.append(duplicate) }
    }
}
