internal import JSONModel
internal import JSONPath
internal import Randomness
internal import RegularExpressions

/// Operands: literals, lists, references, parentheses and function calls.
extension ExpressionParser {
    mutating func parseOperand() throws(ExpressionSyntaxError) -> Term {
        scanner.skipWhitespace()
        switch scanner.peek {
        case UInt8(ascii: "$"): return try parseMarked()
        case UInt8(ascii: "("): return try parseParentheses()
        case UInt8(ascii: "["): return try parseList()
        case UInt8(ascii: "'"): return ConstantTerm(.string(try parseText()))
        case UInt8(ascii: "\""): throw failure(.doubleQuotes)
        case UInt8(ascii: "-"): return ConstantTerm(.number(try parseNumber()))
        case let byte where isDigit(byte): return ConstantTerm(.number(try parseNumber()))
        case let byte where isLetter(byte): return try parseWord()
        default: throw unexpected("a value")
        }
    }

    /// Parses an operand that starts with `$`: a reference, or any expression in `$( … )`.
    mutating func parseMarked() throws(ExpressionSyntaxError) -> Term {
        guard scanner.peek(1) == UInt8(ascii: "(") else { return ReferenceTerm(try parseReference()) }
        scanner.position += 1
        return try parseParentheses()
    }

    private mutating func parseParentheses() throws(ExpressionSyntaxError) -> Term {
        scanner.position += 1
        let term = try parseExpression()
        scanner.skipWhitespace()
        guard scanner.takeIf(")") else { throw unexpected("')'") }
        return term
    }

    private mutating func parseList() throws(ExpressionSyntaxError) -> Term {
        scanner.position += 1
        let elements = try parseElements(upTo: "]", expected: "',' or ']'")
        let constants = elements.compactMap(\.constant)
        return constants.count == elements.count ? ConstantTerm(.array(constants)) : ListTerm(elements)
    }

    private mutating func parseElements(
        upTo end: StaticString, expected: String
    ) throws(ExpressionSyntaxError) -> [Term] {
        var elements: [Term] = []
        scanner.skipWhitespace()
        if scanner.takeIf(end) { return elements }
        while true {
            elements.append(try parseExpression())
            scanner.skipWhitespace()
            if scanner.takeIf(end) { return elements }
            guard scanner.takeIf(",") else { throw unexpected(expected) }
        }
    }

    /// A text in single quotes; a quote inside is doubled.
    private mutating func parseText() throws(ExpressionSyntaxError) -> String {
        let start = scanner.position
        scanner.position += 1
        var text: [UInt8] = []
        while !scanner.isAtEnd {
            let byte = scanner.peek
            scanner.position += 1
            if byte == UInt8(ascii: "'") {
                guard scanner.peek == UInt8(ascii: "'") else { return String(decoding: text, as: UTF8.self) }
                scanner.position += 1
            }
            text.append(byte)
        }
        throw failure(.unclosedText, at: start)
    }

    private mutating func parseNumber() throws(ExpressionSyntaxError) -> JSONNumber {
        let start = scanner.position
        let text = scanner.take { isNameByte($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "+") }
        guard let number = JSONNumber(text) else { throw failure(.malformedNumber(text), at: start) }
        return number
    }

    private mutating func parseWord() throws(ExpressionSyntaxError) -> Term {
        let start = scanner.position
        let word = scanner.take(while: isNameByte)
        let isCall = scanner.takeIf("(")
        if isCall {
            guard let function = Function.named(word) else { throw failure(.unknownFunction(word), at: start) }
            return try parseCall(of: function, at: start)
        }
        switch word {
        case "true": return ConstantTerm(.bool(true))
        case "false": return ConstantTerm(.bool(false))
        case "null": return ConstantTerm(.null)
        default: throw failure(.unknownWord(word), at: start)
        }
    }

    private mutating func parseCall(of function: Function, at start: Int) throws(ExpressionSyntaxError) -> Term {
        let arguments = try parseElements(upTo: ")", expected: "',' or ')'")
        guard function.arity.contains(arguments.count) else {
            throw failure(
                .argumentCount(function: function.name, expected: function.arityText, found: arguments.count), at: start
            )
        }
        switch function.implementation {
        case .one(let body): return OneArgumentTerm(body, arguments[0])
        case .two(let body): return TwoArgumentTerm(body, arguments[0], arguments[1])
        case .first:
            return arguments.dropLast().reversed().reduce(arguments[arguments.count - 1]) { FirstTerm($1, $0) }
        case .pattern(let body): return try patternCall(body, arguments, at: start)
        case .pointer(let body): return try pointerCall(body, arguments, at: start)
        case .query(let body): return try queryCall(function, body, arguments, at: start)
        case .randomText(let alphabet): return try randomCall(function, alphabet, arguments[0], at: start)
        }
    }

    /// Compiles a literal pattern, so that none is compiled when a request is answered.
    private func patternCall(
        _ body: @escaping Function.PatternBody, _ arguments: [Term], at start: Int
    ) throws(ExpressionSyntaxError) -> Term {
        guard let pattern = arguments[1].constant?.stringValue else {
            return TwoArgumentTerm(Function.compilingPattern(body), arguments[0], arguments[1])
        }
        do throws(RegularExpressionError) {
            let expression = try RegularExpression(pattern)
            return OneArgumentTerm({ body($0, expression) }, arguments[0])
        } catch {
            throw failure(.malformedPattern(pattern, reason: error.message), at: start)
        }
    }

    private func pointerCall(
        _ body: @escaping Function.PointerBody, _ arguments: [Term], at start: Int
    ) throws(ExpressionSyntaxError) -> Term {
        let text = arguments[1].constant?.stringValue
        guard let pointer = text.flatMap({ JSONPointer($0) }) else {
            throw failure(.malformedPointer(text ?? "the second argument"), at: start)
        }
        return OneArgumentTerm({ body($0, pointer) }, arguments[0])
    }

    private func queryCall(
        _ function: Function, _ body: @escaping Function.QueryBody, _ arguments: [Term], at start: Int
    ) throws(ExpressionSyntaxError) -> Term {
        guard let text = arguments[1].constant?.stringValue else {
            throw failure(.pathNotWritten(function: function.name), at: start)
        }
        do throws(JSONPathError) {
            let path = try JSONPath(text)
            return OneArgumentTerm({ value in value.flatMap { body($0, path) } }, arguments[0])
        } catch {
            throw failure(.malformedPath(text, reason: error.description), at: start)
        }
    }

    private func randomCall(
        _ function: Function, _ alphabet: RandomText.Alphabet, _ length: Term, at start: Int
    ) throws(ExpressionSyntaxError) -> Term {
        if let written = length.constant, RandomText.length(written) == nil {
            throw failure(.lengthOutOfRange(function: function.name, found: written.description), at: start)
        }
        return RandomTextTerm(alphabet, length: length)
    }
}
