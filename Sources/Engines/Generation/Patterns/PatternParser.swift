internal import RegularExpressions

/// Reads a pattern of ECMA-262 §22.2.1 into a tree.
///
/// Nil for a pattern that it cannot read. Whether the pattern is correct was decided when its schema was compiled.
struct PatternParser: ScalarReader {
    let scalars: [Unicode.Scalar]
    var position = 0
    private var groupCount = 0
    private var groupNumbers: [String: Int] = [:]

    private struct Unreadable: Error {}

    private init(_ pattern: String) { scalars = Array(pattern.unicodeScalars) }

    static func parse(_ pattern: String) -> PatternNode? {
        var parser = PatternParser(pattern)
        guard let node = try? parser.disjunction(), parser.position == parser.scalars.count else { return nil }
        return node
    }

    private mutating func disjunction() throws(Unreadable) -> PatternNode {
        var alternatives = [try alternative()]
        while take("|") { alternatives.append(try alternative()) }
        return alternatives.count == 1 ? alternatives[0] : .alternatives(alternatives)
    }

    private mutating func alternative() throws(Unreadable) -> PatternNode {
        var terms: [PatternNode] = []
        while let scalar = peek, scalar != "|", scalar != ")" {
            let atom = try atom()
            terms.append(try quantified(atom))
        }
        return .sequence(terms)
    }

    private mutating func atom() throws(Unreadable) -> PatternNode {
        guard let scalar = next() else { throw Unreadable() }
        switch scalar {
        case "^", "$": return .assertion
        case ".": return .scalars(ScalarSet.lineTerminators.inverted)
        case "(": return try group()
        case "[": return .scalars(try characterClass())
        case "\\": return try escape()
        default: return .scalars(ScalarSet(scalar.value))
        }
    }

    // MARK: Quantifiers

    private mutating func quantified(_ atom: PatternNode) throws(Unreadable) -> PatternNode {
        guard let limits = try limits() else { return atom }
        _ = take("?")
        if let most = limits.most, most < limits.least { throw Unreadable() }
        return .repeated(atom, least: limits.least, most: limits.most)
    }

    private mutating func limits() throws(Unreadable) -> (least: Int, most: Int?)? {
        if take("*") { return (0, nil) }
        if take("+") { return (1, nil) }
        if take("?") { return (0, 1) }
        guard peek == "{" else { return nil }
        let start = position
        position += 1
        if let least = Int(digits()) {
            if take("}") { return (least, least) }
            if take(",") {
                let most = Int(digits())
                if take("}") { return (least, most) }
            }
        }
        // A brace that does not begin a count stands for itself (ECMA-262 Annex B.1.2).
        position = start
        return nil
    }

    private mutating func digits() -> String { takeWhile { ("0"..."9").contains($0) } }

    // MARK: Groups

    private mutating func group() throws(Unreadable) -> PatternNode {
        guard take("?") else { return try numberedGroup() }
        if take(":") { return try closed() }
        let isBehind = take("<")
        if take("=") || take("!") {
            _ = try closed()
            return .assertion
        }
        guard isBehind else { throw Unreadable() }
        groupNumbers[text(upTo: ">")] = groupCount + 1
        return try numberedGroup()
    }

    private mutating func numberedGroup() throws(Unreadable) -> PatternNode {
        groupCount += 1
        let number = groupCount
        return .group(number, try closed())
    }

    private mutating func closed() throws(Unreadable) -> PatternNode {
        let node = try disjunction()
        guard take(")") else { throw Unreadable() }
        return node
    }

    // MARK: Escapes and classes

    private mutating func escape() throws(Unreadable) -> PatternNode {
        guard let scalar = peek else { throw Unreadable() }
        switch scalar {
        case "b", "B":
            position += 1
            return .assertion
        case "1"..."9":
            guard let number = Int(digits()) else { throw Unreadable() }
            return .reference(number)
        case "k":
            position += 1
            guard take("<") else { throw Unreadable() }
            return groupNumbers[text(upTo: ">")].map { .reference($0) } ?? .empty
        default: return .scalars(try escapedSet())
        }
    }

    private mutating func characterClass() throws(Unreadable) -> ScalarSet {
        let isInverted = take("^")
        var set = ScalarSet([])
        while !take("]") {
            let first = try classAtom()
            guard peek == "-", position + 1 < scalars.count, scalars[position + 1] != "]" else {
                set.formUnion(first)
                continue
            }
            position += 1
            let last = try classAtom()
            if let low = first.single, let high = last.single {
                guard low <= high else { throw Unreadable() }
                set.formUnion(ScalarSet([low...high]))
            } else {
                // A dash beside a set stands for itself (ECMA-262 Annex B.1.2).
                for part in [first, ScalarSet(0x2D), last] { set.formUnion(part) }
            }
        }
        return isInverted ? set.inverted : set
    }

    private mutating func classAtom() throws(Unreadable) -> ScalarSet {
        guard let scalar = next() else { throw Unreadable() }
        guard scalar == "\\" else { return ScalarSet(scalar.value) }
        if take("b") { return ScalarSet(0x08) }
        return try escapedSet()
    }

    /// Reads the text after a backslash that stands for characters.
    private mutating func escapedSet() throws(Unreadable) -> ScalarSet {
        guard let scalar = next() else { throw Unreadable() }
        switch scalar {
        case "d": return .digits
        case "D": return ScalarSet.digits.inverted
        case "w": return .wordCharacters
        case "W": return ScalarSet.wordCharacters.inverted
        case "s": return .spaces
        case "S": return ScalarSet.spaces.inverted
        case "t": return ScalarSet(0x09)
        case "n": return ScalarSet(0x0A)
        case "v": return ScalarSet(0x0B)
        case "f": return ScalarSet(0x0C)
        case "r": return ScalarSet(0x0D)
        case "0": return ScalarSet(0)
        case "c": return ScalarSet(try required(next()).value % 32)
        case "x": return ScalarSet(try hex(2))
        case "u": return ScalarSet(try codePoint())
        case "p", "P": return try property(isInverted: scalar == "P")
        default: return ScalarSet(scalar.value)
        }
    }

    private mutating func property(isInverted: Bool) throws(Unreadable) -> ScalarSet {
        guard take("{") else { throw Unreadable() }
        let set = PropertySamples.set(of: text(upTo: "}"))
        return isInverted ? set.inverted : set
    }

    private mutating func codePoint() throws(Unreadable) -> UInt32 {
        if take("{") { return try required(UInt32(text(upTo: "}"), radix: 16)) }
        let high = try hex(4)
        guard (0xD800...0xDBFF).contains(high), peek == "\\" else { return high }
        position += 2
        return 0x10000 + (high - 0xD800) << 10 + (try hex(4) &- 0xDC00)
    }

    private mutating func hex(_ count: Int) throws(Unreadable) -> UInt32 {
        let text = scalars[position...].prefix(count)
        position += text.count
        return try required(UInt32(String(String.UnicodeScalarView(text)), radix: 16))
    }

    /// The text up to the next `end`, which is taken too.
    private mutating func text(upTo end: Unicode.Scalar) -> String {
        defer { _ = next() }
        return takeWhile { $0 != end }
    }

    private func required<Value>(_ value: Value?) throws(Unreadable) -> Value {
        guard let value else { throw Unreadable() }
        return value
    }
}

extension ScalarSet {
    /// The only member of a set with one member; nil for any other.
    fileprivate var single: UInt32? {
        guard ranges.count == 1, ranges[0].count == 1 else { return nil }
        return ranges[0].lowerBound
    }
}
