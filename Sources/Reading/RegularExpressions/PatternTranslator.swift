/// Parses a pattern by the grammar of ECMA-262 §22.2.1 under the `u` flag and writes it in PCRE2's syntax.
///
/// Every literal is written as a code point. So no character has a meaning to PCRE2 that it does not have in ECMA-262.
/// Named groups become numbered ones, because PCRE2 allows fewer names.
struct PatternTranslator: ScalarReader {
    /// The part before a quantifier: which kinds may be repeated.
    enum Previous {
        case nothing, atom, assertion, quantifier
    }

    /// A group without its closing parenthesis yet.
    struct OpenGroup {
        let offset: Int
        let isAssertion: Bool
    }

    let scalars: [Unicode.Scalar]
    let groups: CaptureGroups
    let grammar: PatternGrammar
    var remarks: [RegularExpressionError] = []
    var position = 0
    var output = PatternTranslation()
    var previous = Previous.nothing
    var openGroups: [OpenGroup] = []
    var groupNumber = 0

    init(_ pattern: String, grammar: PatternGrammar) {
        self.grammar = grammar
        scalars = Array(pattern.unicodeScalars)
        groups = CaptureGroups(of: scalars)
    }

    mutating func translate() throws(RegularExpressionError) -> PatternTranslation {
        while position < scalars.count { try translateTerm() }
        if let group = openGroups.last { throw error("'(' is never closed", at: group.offset) }
        return output
    }

    private mutating func translateTerm() throws(RegularExpressionError) {
        let start = position
        let scalar = scalars[position]
        switch scalar {
        case "(": try openGroup()
        case ")": try closeGroup()
        case "[": try translateClass()
        case "\\": try translateEscape()
        case "*", "+", "?", "{": try translateQuantifier()
        case "]", "}":
            try remark(error("'\(scalar)' outside of a class or quantifier must be written '\\\(scalar)'"))
            position += 1
            emit(PatternTranslation.literal(scalar.value), from: start, .atom)
        case "^", "$":
            position += 1
            emit(String(scalar), from: start, .assertion)
        case "|":
            position += 1
            emit("|", from: start, .nothing)
        case ".":
            position += 1
            emit(CharacterSets.notLineTerminator, from: start, .atom)
        default:
            position += 1
            emit(PatternTranslation.literal(scalar.value), from: start, .atom)
        }
    }

    // MARK: Quantifiers

    private mutating func translateQuantifier() throws(RegularExpressionError) {
        let start = position
        if grammar != .unicode, scalars[start] == "{", !startsCountedQuantifier {
            try remark(malformedCount(at: start))
            position += 1
            emit(PatternTranslation.literal(scalars[start].value), from: start, .atom)
            return
        }
        guard previous == .atom else { throw nothingToRepeat() }
        let quantifier = scalars[start] == "{" ? try countedQuantifier() : String(scalars[start])
        position = max(position, start + 1)
        let isLazy = take("?")
        emit(isLazy ? "\(quantifier)?" : quantifier, from: start, .quantifier)
    }

    private func nothingToRepeat() -> RegularExpressionError {
        switch previous {
        case .assertion: error("'\(scalars[position])' cannot repeat an assertion")
        case .quantifier: error("'\(scalars[position])' follows another quantifier")
        case .nothing, .atom:
            error("'\(scalars[position])' has nothing to repeat; write '\\\(scalars[position])' for the character")
        }
    }

    /// `{n}`, `{n,}` or `{n,m}`.
    private mutating func countedQuantifier() throws(RegularExpressionError) -> String {
        let start = position
        position += 1
        guard let least = try count() else { throw malformedCount(at: start) }
        guard take(",") else {
            guard take("}") else { throw malformedCount(at: start) }
            return "{\(least)}"
        }
        let most = try count()
        guard take("}") else { throw malformedCount(at: start) }
        guard let most else { return "{\(least),}" }
        guard least <= most else { throw error("the counts of '{\(least),\(most)}' are out of order", at: start) }
        return "{\(least),\(most)}"
    }

    /// Whether `{` here begins `{n}`, `{n,}` or `{n,m}`.
    private var startsCountedQuantifier: Bool {
        let inner = scalars[(position + 1)...].prefix { $0 != "}" }
        guard position + 1 + inner.count < scalars.count else { return false }
        let counts = inner.split(separator: ",", omittingEmptySubsequences: false)
        guard counts.count <= 2, let least = counts.first, !least.isEmpty else { return false }
        return counts.joined().allSatisfy { ("0"..."9").contains($0) }
    }

    private func malformedCount(at start: Int) -> RegularExpressionError {
        error("'{' starts no quantifier such as '{1,3}'; write '\\{' for the character", at: start)
    }

    private mutating func count() throws(RegularExpressionError) -> Int? {
        let start = position
        let digits = takeWhile { ("0"..."9").contains($0) }
        guard !digits.isEmpty else { return nil }
        guard let value = Int(digits), value <= 65_535 else {
            throw RegularExpressionError(
                message: "the count \(digits) is over 65535, the most that can be repeated", offset: start,
                isOnlyUnsupported: true)
        }
        return value
    }

    // MARK: Writing

    mutating func emit(_ text: String, from source: Int, _ kind: Previous) {
        output.append(text, from: source)
        previous = kind
    }

    /// Records a remark about syntax that only the wider grammar allows, and goes on.
    mutating func remark(_ error: RegularExpressionError) throws(RegularExpressionError) {
        if grammar == .unicode { throw error }
        remarks.append(error)
    }

    func error(_ message: String, at offset: Int? = nil) -> RegularExpressionError {
        RegularExpressionError(message: message, offset: offset ?? position)
    }
}
