internal import Diagnostics
internal import Documents
internal import JSONModel

/// Turns nodes and texts into template shapes, and collects what they refer to.
struct TemplateCompiler {
    let vocabulary: ReferenceVocabulary
    private(set) var references: [Reference] = []

    init(vocabulary: ReferenceVocabulary) { self.vocabulary = vocabulary }

    mutating func shape(of node: Node, _ findings: inout Findings) -> TemplateShape {
        if let tag = node.tag {
            findings.error(
                at: node.location, "unexpected tag '!\(tag)'; a value here is JSON with expressions in its texts")
        }
        switch node.content {
        case .string(let text): return shape(of: text, at: node, &findings)
        case .sequence(let elements): return list(elements.map { shape(of: $0, &findings) })
        case .mapping(let mapping):
            return object(mapping.members.map { .init(name: $0.name, shape: shape(of: $0.value, &findings)) })
        case .null, .bool, .number: return .constant(node.json)
        }
    }

    /// The shape of a text: one expression, a text with some embedded, or a text as it is.
    mutating func shape(of text: String) throws(ExpressionSyntaxError) -> TemplateShape {
        let scanner = TextScanner(text)
        guard scanner.bytes.contains(UInt8(ascii: "$")) else { return .constant(.string(text)) }
        if scanner.starts(with: "$$") { return try pieces(of: text, from: 1) }
        if scanner.startsExpression(at: 0) { return try wholeExpression(text) }
        return try pieces(of: text, from: 0)
    }

    private mutating func shape(of text: String, at node: Node, _ findings: inout Findings) -> TemplateShape {
        do throws(ExpressionSyntaxError) {
            return try shape(of: text)
        } catch {
            findings.error(at: node.location(of: error, in: text), error.message)
            return .constant(.string(text))
        }
    }

    private func list(_ elements: [TemplateShape]) -> TemplateShape {
        let constants = elements.compactMap(\.constant)
        return constants.count == elements.count ? .constant(.array(constants)) : .list(elements)
    }

    private func object(_ members: [TemplateShape.Member]) -> TemplateShape {
        let constants = members.compactMap { member in member.shape.constant.map { (member.name, $0) } }
        return constants.count == members.count
            ? .constant(.object(JSONObject(constants))) : .object(ObjectTemplate(members))
    }

    private mutating func wholeExpression(_ text: String) throws(ExpressionSyntaxError) -> TemplateShape {
        var parser = ExpressionParser(text, vocabulary: vocabulary)
        let term = try parser.parseMarked()
        guard parser.scanner.isAtEnd else {
            let expression = parser.scanner.text(from: 0)
            throw parser.failure(.textAfterExpression(expression))
        }
        add(parser.references)
        guard term.isConstant, let value = term.value(in: NoScope()) else { return .value(term) }
        return .constant(value)
    }

    private mutating func pieces(of text: String, from start: Int) throws(ExpressionSyntaxError) -> TemplateShape {
        var pieces: [TemplateShape.TextPiece] = []
        var scanner = TextScanner(text, position: start)
        var literalStart = start
        while !scanner.isAtEnd {
            guard scanner.peek == UInt8(ascii: "{"), scanner.startsExpression(at: scanner.position + 1) else {
                scanner.position += 1
                continue
            }
            if scanner.position > literalStart { pieces.append(.literal(scanner.text(from: literalStart))) }
            pieces.append(.embedded(try embedded(text, &scanner)))
            literalStart = scanner.position
        }
        let rest = scanner.text(from: literalStart)
        if pieces.isEmpty { return .constant(.string(rest)) }
        return .text(rest.isEmpty ? pieces : pieces + [.literal(rest)])
    }

    /// Takes `{$…}`.
    private mutating func embedded(
        _ text: String, _ scanner: inout TextScanner
    ) throws(ExpressionSyntaxError) -> Term {
        var parser = ExpressionParser(text, position: scanner.position + 1, vocabulary: vocabulary)
        let term = try parser.parseMarked()
        guard parser.scanner.takeIf("}") else { throw parser.unexpected("'}'") }
        add(parser.references)
        scanner.position = parser.scanner.position
        return term
    }

    private mutating func add(_ more: [Reference]) {
        for reference in more where !references.contains(reference) { references.append(reference) }
    }
}

extension TextScanner {
    /// Whether a `$` stands at `offset` that is followed by a letter or `(`; any other is literal text.
    fileprivate func startsExpression(at offset: Int) -> Bool {
        guard offset + 1 < bytes.count, bytes[offset] == UInt8(ascii: "$") else { return false }
        return isLetter(bytes[offset + 1]) || bytes[offset + 1] == UInt8(ascii: "(")
    }
}

/// What a constant is evaluated in: constants refer to nothing and draw nothing.
private struct NoScope: ExpressionScope {
    func value(of reference: Reference) -> JSON? { nil }
    func nextRandom() -> UInt64 { 0 }
}
