/// Character classes (ECMA-262 §22.2.1, `CharacterClass`).
extension PatternTranslator {
    mutating func translateClass() throws(RegularExpressionError) {
        let start = position
        position += 1
        let isNegated = take("^")
        var members = ""
        while !take("]") {
            guard position < scalars.count else { throw error("'[' is never closed", at: start) }
            members += try classMembers(ofClassAt: start)
        }
        switch (members.isEmpty, isNegated) {
        case (true, false): emit(CharacterSets.nothing, from: start, .atom)
        case (true, true): emit(CharacterSets.anything, from: start, .atom)
        case (false, _): emit("[\(isNegated ? "^" : "")\(members)]", from: start, .atom)
        }
    }

    /// Reads one character, set or range.
    private mutating func classMembers(ofClassAt start: Int) throws(RegularExpressionError) -> String {
        let memberStart = position
        let first = try classAtom()
        guard peek == "-", position + 1 < scalars.count, scalars[position + 1] != "]" else {
            return first.members
        }
        position += 1
        let last = try classAtom()
        let written = String(String.UnicodeScalarView(scalars[memberStart..<position]))
        guard case .scalar(let low) = first, case .scalar(let high) = last else {
            try remark(error("a range such as '\(written)' must go from one character to another", at: memberStart))
            return first.members + PatternTranslation.literal(0x2D) + last.members
        }
        guard low <= high else { throw error("the range '\(written)' is out of order", at: memberStart) }
        return Self.range(low, high)
    }

    private mutating func classAtom() throws(RegularExpressionError) -> Escape {
        let start = position
        let scalar = scalars[position]
        position += 1
        guard scalar == "\\" else { return .scalar(scalar.value) }
        switch peek {
        case "b":
            position += 1
            return .scalar(0x08)
        case "-":
            position += 1
            return .scalar(0x2D)
        default: return try escape(from: start)
        }
    }

    /// The range without surrogates at its ends: PCRE2 refuses them, and no Swift string contains one.
    private static func range(_ low: UInt32, _ high: UInt32) -> String {
        let low = isSurrogate(low) ? 0xE000 : low
        let high = isSurrogate(high) ? 0xD7FF : high
        guard low <= high else { return "" }
        return "\(PatternTranslation.literal(low))-\(PatternTranslation.literal(high))"
    }
}

extension PatternTranslator.Escape {
    /// The text for use inside the brackets of a PCRE2 class.
    fileprivate var members: String {
        switch self {
        case .scalar(let value): PatternTranslator.isSurrogate(value) ? "" : PatternTranslation.literal(value)
        case .set(let members): members
        }
    }
}
