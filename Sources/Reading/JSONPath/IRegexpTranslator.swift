internal import RegularExpressions

/// Checks a pattern by the grammar of RFC 9485 §4 and writes it in ECMA-262's.
struct IRegexpTranslator: ScalarReader {
    let scalars: [Unicode.Scalar]
    var position = 0
    private var output = String.UnicodeScalarView()

    init(_ pattern: String) { scalars = Array(pattern.unicodeScalars) }

    /// The equivalent pattern of ECMA-262; nil when RFC 9485 does not allow the pattern.
    mutating func translate() -> String? {
        var openGroups = 0
        var canRepeat = false
        while let scalar = next() {
            switch scalar {
            case "(":
                openGroups += 1
                emit("(?:")
                canRepeat = false
            case ")":
                guard openGroups > 0 else { return nil }
                openGroups -= 1
                emit(")")
                canRepeat = true
            case "|":
                emit("|")
                canRepeat = false
            case "*", "+", "?", "{":
                guard canRepeat, scalar != "{" || copyCounts() else { return nil }
                if scalar != "{" { output.append(scalar) }
                canRepeat = false
            default:
                guard translateAtom(scalar) else { return nil }
                canRepeat = true
            }
        }
        return openGroups == 0 ? String(output) : nil
    }

    private mutating func translateAtom(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        // Because `.` of ECMA-262 excludes two more characters (RFC 9485 §5.3).
        case ".": emit("[^\\n\\r]")
        case "\\": return translateEscape(inClass: false)
        case "[": return translateClass()
        case "]", "}": return false
        default: output.append(scalar)
        }
        return true
    }

    /// Copies `{2}`, `{2,}` or `{2,3}`; the opening brace was taken already.
    private mutating func copyCounts() -> Bool {
        let start = position
        guard takeDigits() else { return false }
        if take(",") { _ = takeDigits() }
        guard next() == "}" else { return false }
        output.append("{")
        output += scalars[start..<position]
        return true
    }

    private mutating func takeDigits() -> Bool {
        !takeWhile { ("0"..."9").contains($0) }.isEmpty
    }

    // MARK: Escapes

    private mutating func translateEscape(inClass: Bool) -> Bool {
        guard let scalar = next() else { return false }
        switch scalar {
        case "p", "P": return translateCategory(scalar)
        case "(", ")", "*", "+", ".", "?", "[", "\\", "]", "^", "n", "r", "t", "{", "|", "}":
            output.append("\\")
            output.append(scalar)
        case "-": emit(inClass ? "\\-" : "-")
        default: return false
        }
        return true
    }

    /// `{Lu}`: a general category of Unicode, or the first letter of some.
    private mutating func translateCategory(_ letter: Unicode.Scalar) -> Bool {
        guard next() == "{" else { return false }
        let name = takeWhile { $0 != "}" }
        guard next() == "}", Self.isCategory(name) else { return false }
        emit("\\\(letter){\(name)}")
        return true
    }

    private static func isCategory(_ name: String) -> Bool {
        guard let first = name.first, let seconds = categories[first] else { return false }
        return name.count == 1 || (name.count == 2 && name.dropFirst().allSatisfy(seconds.contains))
    }

    private static let categories: [Character: String] = [
        "L": "lmotu", "M": "cen", "N": "dlo", "P": "cdefios", "Z": "lps", "S": "ckmo", "C": "cfno",
    ]

    // MARK: Classes

    /// Translates `[a-z]`; the opening bracket was taken already.
    private mutating func translateClass() -> Bool {
        output.append("[")
        if take("^") { output.append("^") }
        var isFirst = true
        while let scalar = next() {
            switch scalar {
            case "]":
                output.append("]")
                return !isFirst
            case "-":
                guard isFirst || peek == "]" else { return false }
                emit("\\-")
            default: guard translateMember(scalar) else { return false }
            }
            isFirst = false
        }
        return false
    }

    /// A character, a range or a category.
    private mutating func translateMember(_ scalar: Unicode.Scalar) -> Bool {
        let isCategory = scalar == "\\" && (peek == "p" || peek == "P")
        guard translateClassCharacter(scalar) else { return false }
        guard !isCategory, peek == "-", position + 1 < scalars.count, scalars[position + 1] != "]" else { return true }
        position += 1
        output.append("-")
        // Because a category cannot end a range.
        guard let end = next(), end != "-", !(end == "\\" && (peek == "p" || peek == "P")) else { return false }
        return translateClassCharacter(end)
    }

    private mutating func translateClassCharacter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\\": return translateEscape(inClass: true)
        case "[": return false
        default:
            output.append(scalar)
            return true
        }
    }

    private mutating func emit(_ text: String) { output += text.unicodeScalars }
}
