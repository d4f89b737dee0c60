internal import RegularExpressions

/// Parses a query by the grammar of RFC 9535 (appendix A), by recursive descent of bounded depth.
struct PathParser: ScalarReader {
    let scalars: [Unicode.Scalar]
    var position = 0
    private var depth = 0
    /// Whether a name that needs no quotes may have `-` inside.
    private let allowsHyphens: Bool
    private(set) var hyphenatedNames: [String] = []

    /// The greatest depth to which filters, parentheses and functions may nest together.
    private static let maxDepth = 64

    init(_ text: String, allowsHyphens: Bool = false) {
        scalars = Array(text.unicodeScalars)
        self.allowsHyphens = allowsHyphens
    }

    mutating func parse() throws(JSONPathError) -> Query {
        guard take("$") else { throw error("expected '$' at the start, found \(found)") }
        let query = Query(start: .document, segments: try segments())
        guard position == scalars.count else { throw unexpectedAfterSegment() }
        return query
    }

    // MARK: Segments

    mutating func segments() throws(JSONPathError) -> [Segment] {
        var segments: [Segment] = []
        while true {
            let end = position
            skipBlanks()
            if take("..") {
                segments.append(Segment(isDescendant: true, selectors: try descendantSelectors()))
            } else if take(".") {
                segments.append(Segment(isDescendant: false, selectors: [try dottedSelector(after: ".")]))
            } else if peek == "[" {
                segments.append(Segment(isDescendant: false, selectors: try bracketedSelectors()))
            } else {
                // Because blanks may stand between segments, but not after the last one.
                position = end
                return segments
            }
        }
    }

    private mutating func descendantSelectors() throws(JSONPathError) -> [Selector] {
        peek == "[" ? try bracketedSelectors() : [try dottedSelector(after: "..")]
    }

    private mutating func dottedSelector(after dots: String) throws(JSONPathError) -> Selector {
        if take("*") { return .wildcard }
        guard let name = takeName() else {
            let bracket = dots == ".." ? ", '*' or '['" : " or '*'"
            throw error("expected a name\(bracket) after '\(dots)', found \(found)")
        }
        return .name(name)
    }

    /// Takes a name that needs no quotes (RFC 9535 §2.5.1, `member-name-shorthand`).
    mutating func takeName() -> String? {
        guard let first = peek, Self.isNameStart(first) else { return nil }
        let name = takeWhile { [allowsHyphens] in
            Self.isNameStart($0) || Self.isDigit($0) || (allowsHyphens && $0 == "-")
        }
        if name.unicodeScalars.contains("-") { hyphenatedNames.append(name) }
        return name
    }

    private func unexpectedAfterSegment() -> JSONPathError {
        if let scalar = peek, Self.isBlank(scalar) { return error("white space at the end of the path") }
        let hint = peek == "-" ? "; a name with '-' is written in brackets, as in ['a-b']" : ""
        return error("expected '.', '[' or the end, found \(found)\(hint)")
    }

    // MARK: Selectors

    private mutating func bracketedSelectors() throws(JSONPathError) -> [Selector] {
        let start = position
        position += 1
        var selectors: [Selector] = []
        repeat {
            skipBlanks()
            selectors.append(try selector())
            skipBlanks()
        } while take(",")
        if take("]") { return selectors }
        if position == scalars.count { throw error("'[' is never closed", at: start) }
        throw error("expected ',' or ']' after a selector, found \(found)")
    }

    private mutating func selector() throws(JSONPathError) -> Selector {
        switch peek {
        case "'", "\"": return .name(try string())
        case "*":
            position += 1
            return .wildcard
        case "?":
            position += 1
            skipBlanks()
            return .filter(try condition())
        case let scalar? where scalar == ":" || scalar == "-" || Self.isDigit(scalar): return try indexOrSlice()
        default: throw unexpectedSelector()
        }
    }

    private func unexpectedSelector() -> JSONPathError {
        let choices = "a name in quotes, an index, a slice, '*' or '?'"
        if peek == "(" { return error("expected \(choices), found '('; a filter starts with '?'") }
        guard let scalar = peek, Self.isNameStart(scalar) else { return error("expected \(choices), found \(found)") }
        var rest = self
        let name = rest.takeName() ?? ""
        return error("expected \(choices), found '\(name)'; a name in brackets is written ['\(name)']")
    }

    private mutating func indexOrSlice() throws(JSONPathError) -> Selector {
        let first = try takeInteger()
        let end = position
        skipBlanks()
        guard take(":") else {
            position = end
            guard let first else { throw unexpectedSelector() }
            return .index(first)
        }
        skipBlanks()
        let last = try takeInteger()
        skipBlanks()
        guard take(":") else { return .slice(Slice(start: first, end: last, step: 1)) }
        skipBlanks()
        return .slice(Slice(start: first, end: last, step: try takeInteger() ?? 1))
    }

    // MARK: Reading

    /// Runs `part` one level deeper, and fails beyond `maxDepth`.
    mutating func nested<Value>(
        _ part: (inout PathParser) throws(JSONPathError) -> Value
    ) throws(JSONPathError) -> Value {
        guard depth < Self.maxDepth else { throw error("nested deeper than \(Self.maxDepth) levels") }
        depth += 1
        defer { depth -= 1 }
        return try part(&self)
    }

    mutating func take(_ expected: String) -> Bool {
        guard scalars[position...].starts(with: expected.unicodeScalars) else { return false }
        position += expected.unicodeScalars.count
        return true
    }

    mutating func skipBlanks() {
        while let scalar = peek, Self.isBlank(scalar) { position += 1 }
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r"
    }

    /// The text at the position, for a message.
    var found: String {
        guard let scalar = peek else { return "the end" }
        switch scalar {
        case " ": return "a space"
        case "'": return "a single quote"
        case "\0"..<" ": return "control character \(scalar.value)"
        default: return "'\(scalar)'"
        }
    }

    func error(_ message: String, at offset: Int? = nil) -> JSONPathError {
        JSONPathError(message: message, offset: offset ?? position)
    }
}
