internal import Diagnostics
internal import Documents
internal import JSONModel

/// Turns nodes and texts into terms, and collects their references.
struct TemplateCompiler {
    let vocabulary: ReferenceVocabulary
    private(set) var references: [Reference] = []

    init(vocabulary: ReferenceVocabulary) { self.vocabulary = vocabulary }

    mutating func term(of node: Node, _ findings: inout Findings) -> Term {
        if let tag = node.tag {
            findings.error(
                at: node.location, "unexpected tag '!\(tag)'; a value here is JSON with expressions in its texts")
        }
        switch node.content {
        case .string(let text): return term(of: text, at: node, &findings)
        case .sequence(let elements): return list(elements.map { term(of: $0, &findings) })
        case .mapping(let mapping):
            return object(mapping.members.map { ($0.name, term(of: $0.value, &findings)) })
        case .null, .bool, .number: return ConstantTerm(node.json)
        }
    }

    /// The term of a text: one expression, a text with embedded expressions, or a literal.
    mutating func term(of text: String) throws(ExpressionSyntaxError) -> Term {
        let scanner = TextScanner(text)
        guard scanner.bytes.contains(UInt8(ascii: "$")) else { return ConstantTerm(.string(text)) }
        if scanner.starts(with: "$$") { return try pieces(of: text, from: 1) }
        if scanner.startsExpression(at: 0) { return try wholeExpression(text) }
        return try pieces(of: text, from: 0)
    }

    private mutating func term(of text: String, at node: Node, _ findings: inout Findings) -> Term {
        do throws(ExpressionSyntaxError) {
            return try term(of: text)
        } catch {
            findings.error(at: node.location(of: error, in: text), error.message)
            return ConstantTerm(.string(text))
        }
    }

    private func list(_ elements: [Term]) -> Term {
        let constants = elements.compactMap(\.constant)
        return constants.count == elements.count ? ConstantTerm(.array(constants)) : ListTerm(elements)
    }

    private func object(_ members: [(name: String, value: Term)]) -> Term {
        let constants = members.compactMap { member in member.value.constant.map { (member.name, $0) } }
        return constants.count == members.count
            ? ConstantTerm(.object(JSONObject(constants))) : ObjectTerm(members)
    }

    private mutating func wholeExpression(_ text: String) throws(ExpressionSyntaxError) -> Term {
        var parser = ExpressionParser(text, vocabulary: vocabulary)
        let term = try parser.parseMarked()
        guard parser.scanner.isAtEnd else {
            let expression = parser.scanner.text(from: 0)
            throw parser.failure(.textAfterExpression(expression))
        }
        add(parser.references)
        guard term.isConstant, let value = term.value(in: NoScope()) else { return term }
        return ConstantTerm(value)
    }

    private mutating func pieces(of text: String, from start: Int) throws(ExpressionSyntaxError) -> Term {
        var literals: [String] = []
        var embedded: [Term] = []
        var scanner = TextScanner(text, position: start)
        var literalStart = start
        while !scanner.isAtEnd {
            guard scanner.peek == UInt8(ascii: "{"), scanner.startsExpression(at: scanner.position + 1) else {
                scanner.position += 1
                continue
            }
            literals.append(scanner.text(from: literalStart))
            embedded.append(try embeddedTerm(text, &scanner))
            literalStart = scanner.position
        }
        let rest = scanner.text(from: literalStart)
        guard let first = literals.first else { return ConstantTerm(.string(rest)) }
        let pieces = zip(embedded, literals.dropFirst() + [rest]).map { (embedded: $0, after: $1) }
        return TextTerm(before: first, pieces: pieces[...])
    }

    /// Takes `{$…}`.
    private mutating func embeddedTerm(
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
    /// Whether there is a `$` at `offset` with a letter or `(` after it; any other is literal.
    fileprivate func startsExpression(at offset: Int) -> Bool {
        guard offset + 1 < bytes.count, bytes[offset] == UInt8(ascii: "$") else { return false }
        return isLetter(bytes[offset + 1]) || bytes[offset + 1] == UInt8(ascii: "(")
    }
}

/// The scope of constants, which refer to nothing and draw no random numbers.
private struct NoScope: ExpressionScope {
    func value(of reference: Reference) -> JSON? { nil }
    func nextRandom() -> UInt64 { 0 }
}
