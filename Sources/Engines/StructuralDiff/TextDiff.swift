/// Compares two texts by lines or by words.
///
/// The equal and removed parts make up the expected text, the equal and added ones the actual text, to the code point.
/// The cost is bounded: see `CommonSubsequence`.
package enum TextDiff {
    private static let longestWord = 20

    package enum Part: Hashable, Sendable {
        case same(String)
        case removed(String)
        case added(String)
    }

    /// Whether to compare by lines: one of the texts has several.
    package static func haveLines(_ expected: String, _ actual: String) -> Bool {
        // Because a text with only one line end, at its end, is one line.
        [expected, actual].contains { $0.utf8.dropLast().contains(UInt8(ascii: "\n")) }
    }

    /// One part for each line, with its line end.
    package static func lines(expected: String, actual: String) -> [Part] {
        parts(lines(of: expected), lines(of: actual))
    }

    /// Parts by words.
    ///
    /// Neighbours of one kind are joined, and replaced parts are narrowed to the differing characters.
    package static func words(expected: String, actual: String) -> [Part] {
        joined(narrowed(joined(parts(words(of: expected), words(of: actual)))))
    }

    private static func parts(_ old: [Substring.UnicodeScalarView], _ new: [Substring.UnicodeScalarView]) -> [Part] {
        let (old, new) = (old.map { String($0) }, new.map { String($0) })
        var numbers = Numbering<[UInt8]>()
        let oldNumbers = old.map { numbers.number(of: Array($0.utf8)) }
        let newNumbers = new.map { numbers.number(of: Array($0.utf8)) }
        var start = 0
        while start < min(old.count, new.count), oldNumbers[start] == newNumbers[start] { start += 1 }
        var cells = CommonSubsequence.budget / 8
        let common = CommonSubsequence.pairs(
            Array(oldNumbers[start...]), Array(newNumbers[start...]), cells: &cells)
        var parts = old[..<start].map(Part.same)
        var (oldStart, newStart) = (start, start)
        for pair in common.map({ IndexPair(old: $0.old + start, new: $0.new + start) }) {
            parts += old[oldStart..<pair.old].map(Part.removed) + new[newStart..<pair.new].map(Part.added)
            parts.append(.same(old[pair.old]))
            (oldStart, newStart) = (pair.old + 1, pair.new + 1)
        }
        return parts + old[oldStart...].map(Part.removed) + new[newStart...].map(Part.added)
    }

    /// Joins neighbours of one kind.
    ///
    /// In a change, the removed part comes first.
    private static func joined(_ parts: [Part]) -> [Part] {
        var result: [Part] = []
        var (removed, added, same) = ("", "", "")
        func flushChange() {
            if !removed.isEmpty { result.append(.removed(removed)) }
            if !added.isEmpty { result.append(.added(added)) }
            (removed, added) = ("", "")
        }
        for part in parts {
            if case .same(let text) = part {
                flushChange()
                same += text
                continue
            }
            if !same.isEmpty { result.append(.same(same)) }
            same = ""
            switch part {
            case .removed(let text): removed += text
            case .added(let text): added += text
            case .same: break
            }
        }
        flushChange()
        return same.isEmpty ? result : result + [.same(same)]
    }

    /// Takes the common start of replaced texts out of them; of long ones, the common end too.
    private static func narrowed(_ parts: [Part]) -> [Part] {
        var result: [Part] = []
        var index = 0
        while index < parts.count {
            if case .removed(let old) = parts[index], index + 1 < parts.count, case .added(let new) = parts[index + 1] {
                result += narrowed(Array(old.unicodeScalars), Array(new.unicodeScalars))
                index += 2
            } else {
                result.append(parts[index])
                index += 1
            }
        }
        return result
    }

    private static func narrowed(_ old: [Unicode.Scalar], _ new: [Unicode.Scalar]) -> [Part] {
        let shorter = min(old.count, new.count)
        var start = 0
        while start < shorter, old[start] == new[start] { start += 1 }
        var tail = 0
        // Because a whole word is easier to read, only texts longer than words are narrowed at the end.
        let isLong = max(old.count, new.count) - start > longestWord
        while isLong, tail < shorter - start, old[old.count - 1 - tail] == new[new.count - 1 - tail] { tail += 1 }
        func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String { String(String.UnicodeScalarView(scalars)) }
        let parts: [Part] = [
            .same(text(old[..<start])), .removed(text(old[start..<(old.count - tail)])),
            .added(text(new[start..<(new.count - tail)])), .same(text(old[(old.count - tail)...])),
        ]
        return parts.filter { ![.same(""), .removed(""), .added("")].contains($0) }
    }

    private static func lines(of text: String) -> [Substring.UnicodeScalarView] {
        var lines: [Substring.UnicodeScalarView] = []
        var rest = text.unicodeScalars[...]
        while let end = rest.firstIndex(of: "\n") {
            let next = rest.index(after: end)
            lines.append(rest[..<next])
            rest = rest[next...]
        }
        return rest.isEmpty ? lines : lines + [rest]
    }

    /// The words of a text: runs of letters and digits, runs of white space, and single other characters.
    private static func words(of text: String) -> [Substring.UnicodeScalarView] {
        var words: [Substring.UnicodeScalarView] = []
        var rest = text.unicodeScalars[...]
        while let first = rest.first {
            let kind = Kind(first)
            let end = kind == .other ? rest.index(after: rest.startIndex) : rest.firstIndex { Kind($0) != kind }
            words.append(rest[..<(end ?? rest.endIndex)])
            rest = rest[(end ?? rest.endIndex)...]
        }
        return words
    }

    private enum Kind {
        case word, space, other

        init(_ scalar: Unicode.Scalar) {
            self =
                scalar.properties.isWhitespace
                ? .space : scalar.properties.isAlphabetic || scalar.properties.numericType != nil ? .word : .other
        }
    }
}
