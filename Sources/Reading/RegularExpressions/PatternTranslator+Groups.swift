/// Groups, lookarounds and references to groups (ECMA-262 §22.2.1, `Atom` and `Assertion`).
extension PatternTranslator {
    mutating func openGroup() throws(RegularExpressionError) {
        let start = position
        position += 1
        var opening = "("
        if take("?") { opening = try groupKind(from: start) }
        if opening == "(" { groupNumber += 1 }
        openGroups.append(OpenGroup(offset: start, isAssertion: opening != "(" && opening != "(?:"))
        emit(opening, from: start, .nothing)
    }

    mutating func closeGroup() throws(RegularExpressionError) {
        guard let group = openGroups.popLast() else {
            throw error("')' closes no group; write '\\)' for the character")
        }
        position += 1
        emit(")", from: position - 1, group.isAssertion ? .assertion : .atom)
    }

    /// The opening of a group in PCRE2's syntax, from the text after `(?`.
    private mutating func groupKind(from start: Int) throws(RegularExpressionError) -> String {
        if take(":") { return "(?:" }
        if take("=") { return "(?=" }
        if take("!") { return "(?!" }
        guard take("<") else {
            let kind = peek.map { "'(?\($0)'" } ?? "'(?'"
            throw error("\(kind) starts no group that ECMA-262 knows", at: start)
        }
        if take("=") { return "(?<=" }
        if take("!") { return "(?<!" }
        let name = try groupName()
        guard groups.numbers[name] == groupNumber + 1 else {
            throw error("there is a group '\(name)' already", at: start)
        }
        return "("
    }

    /// Reads `name>`.
    private mutating func groupName() throws(RegularExpressionError) -> String {
        let start = position
        let name = takeWhile { $0 != ">" }
        guard take(">"), let first = name.unicodeScalars.first else {
            throw error("'<' starts no group name such as '<year>'", at: start - 1)
        }
        let isName =
            Self.isNameStart(first)
            && name.unicodeScalars.allSatisfy { Self.isNameStart($0) || $0.properties.isIDContinue }
        guard isName else { throw error("'\(name)' is no group name", at: start) }
        return name
    }

    private static func isNameStart(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "$" || scalar == "_" || scalar.properties.isIDStart
    }

    /// Reads the text after `\k`.
    mutating func namedReference(from start: Int) throws(RegularExpressionError) {
        guard take("<") else { throw error("'\\k' must be followed by a group name such as '<year>'", at: start) }
        let name = try groupName()
        guard let number = groups.numbers[name] else { throw error("there is no group '\(name)'", at: start) }
        emit("\\g{\(number)}", from: start, .atom)
    }

    /// Reads the digits of a reference such as `\1`.
    mutating func numberedReference(from start: Int) throws(RegularExpressionError) {
        let digits = takeWhile { ("0"..."9").contains($0) }
        guard let number = Int(digits), number <= groups.count else {
            try remark(error("there is no group \(digits); the pattern has \(groups.count)", at: start))
            position = start + 1
            let value = octal() ?? scalars[position].value
            // 8 and 9 cannot start an octal number, so they stand for themselves.
            if position == start + 1 { position += 1 }
            emit(PatternTranslation.literal(value), from: start, .atom)
            return
        }
        emit("\\g{\(number)}", from: start, .atom)
    }
}
