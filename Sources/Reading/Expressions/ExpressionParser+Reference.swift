internal import JSONModel

/// References: a root of the vocabulary, names after it, and a JSON pointer.
extension ExpressionParser {
    /// Parses the reference that starts at the `$` here.
    mutating func parseReference() throws(ExpressionSyntaxError) -> Reference {
        let start = scanner.position
        scanner.position += 1
        let name = scanner.take(while: isNameByte)
        guard !name.isEmpty else { throw unexpected("a name after '$'") }
        let source = try parseSource(name, at: start)
        let pointer = try parsePointer(of: source, at: start)
        let reference = Reference(source, pointer: pointer, text: scanner.text(from: start))
        add(reference)
        return reference
    }

    private mutating func parseSource(_ name: String, at start: Int) throws(ExpressionSyntaxError) -> Reference.Source {
        let isRequest = ReferenceVocabulary.requestNames.contains(name)
        let isResponse = ReferenceVocabulary.responseNames.contains(name)
        if let root = vocabulary.root(name) { return try parseMembers(of: root, at: start) }
        guard (isRequest && vocabulary.request) || (isResponse && vocabulary.response) else {
            let isStandard = isRequest || isResponse
            let known = vocabulary.names
            throw failure(
                isStandard ? .unavailableName("$\(name)", known: known) : .unknownName("$\(name)", known: known),
                at: start)
        }
        switch name {
        case "request":
            let cookie = vocabulary.readsParameters ? ["cookie"] : []
            return .request(try parsePart(["header", "query", "path"] + cookie + ["body"], at: start))
        case "response": return .response(try parsePart(["header", "body"], at: start))
        default:
            if scanner.peek == UInt8(ascii: ".") { throw failure(.noMembers(owner: "$\(name)")) }
            return name == "url" ? .url : name == "method" ? .method : .statusCode
        }
    }

    private mutating func parsePart(
        _ parts: [String], at start: Int
    ) throws(ExpressionSyntaxError) -> Reference.Part {
        let owner = scanner.text(from: start)
        let hasPart = scanner.takeIf(".")
        let partStart = scanner.position
        let part = hasPart ? scanner.take(while: isNameByte) : ""
        guard parts.contains(part) else {
            throw failure(.missingPart(owner: owner, parts: parts, found: part), at: partStart)
        }
        if part == "body" {
            guard scanner.takeIf(".") else { return .body }
            let member = scanner.take(while: isNameByte)
            throw failure(.bodyWithMembers(owner: "\(owner).body", member: member), at: partStart + 4)
        }
        let hasName = scanner.takeIf(".")
        let name = hasName ? takeFieldName(withBrackets: part == "query") : ""
        guard !name.isEmpty else { throw failure(.missingName(owner: "\(owner).\(part)")) }
        switch part {
        case "header": return .header(name)
        case "query": return .query(name)
        case "cookie": return .cookie(name)
        default: return .path(name)
        }
    }

    /// Takes the name of a header, query or path parameter: token characters of RFC 9110 §5.6.2 that are no operators.
    ///
    /// Query names may have brackets too, as in `filter[status]`.
    private mutating func takeFieldName(withBrackets: Bool) -> String {
        let start = scanner.position
        while true {
            _ = scanner.take { isNameByte($0) || "%*+.^~".utf8.contains($0) }
            guard withBrackets, scanner.peek == UInt8(ascii: "["), scanner.position > start else { break }
            let open = scanner.position
            scanner.position += 1
            _ = scanner.take { isNameByte($0) || $0 == UInt8(ascii: ".") }
            guard scanner.takeIf("]") else {
                scanner.position = open
                break
            }
        }
        return scanner.text(from: start)
    }

    private mutating func parseMembers(
        of root: ReferenceVocabulary.Root, at start: Int
    ) throws(ExpressionSyntaxError) -> Reference.Source {
        var path: [String] = []
        while scanner.peek == UInt8(ascii: ".") {
            let owner = scanner.text(from: start)
            if root.members?.isEmpty == true { throw failure(.noMembers(owner: owner)) }
            scanner.position += 1
            let memberStart = scanner.position
            let name = scanner.take(while: isNameByte)
            guard !name.isEmpty else { throw failure(.missingName(owner: owner)) }
            if path.isEmpty { try require(name, in: root, at: memberStart) }
            path.append(name)
        }
        return .named(root: root.name, path: path)
    }

    private func require(
        _ name: String, in root: ReferenceVocabulary.Root, at offset: Int
    ) throws(ExpressionSyntaxError) {
        guard let members = root.members, !members.contains(name) else { return }
        throw failure(.unknownMember(name, owner: "$\(root.name)", known: members), at: offset)
    }

    /// A pointer runs up to white space, `)`, `,`, `]`, `}` or the end.
    private mutating func parsePointer(
        of source: Reference.Source, at start: Int
    ) throws(ExpressionSyntaxError) -> JSONPointer? {
        guard scanner.peek == UInt8(ascii: "#") else { return nil }
        let owner = scanner.text(from: start)
        guard source.hasStructure(vocabulary) else { throw failure(.textWithPointer(owner: owner)) }
        scanner.position += 1
        let pointerStart = scanner.position
        let text = scanner.take { !isWhitespace($0) && !"),]}".utf8.contains($0) }
        guard let pointer = JSONPointer(text) else { throw failure(.malformedPointer(text), at: pointerStart) }
        if let symbol = ["==", "!=", "<=", ">=", "&&", "||"].first(where: { Self.contains($0, text) }) {
            throw failure(.pointerRunsInto(operator: symbol), at: pointerStart)
        }
        guard case .named(let name, let path) = source, path.isEmpty, let root = vocabulary.root(name) else {
            return pointer
        }
        if root.members?.isEmpty == true { throw failure(.noMembers(owner: owner), at: pointerStart - 1) }
        if let first = pointer.tokens.first { try require(first, in: root, at: pointerStart + 1) }
        return pointer
    }

    private static func contains(_ symbol: String, _ text: String) -> Bool {
        Membership.contains(symbol, in: text)
    }
}

extension Reference.Source {
    /// Whether a pointer can select a part of the value; not if parameters are read as texts.
    fileprivate func hasStructure(_ vocabulary: ReferenceVocabulary) -> Bool {
        switch self {
        case .request(.body), .response(.body), .named: true
        case .request: vocabulary.readsParameters
        default: false
        }
    }
}
