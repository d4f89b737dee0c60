/// A YAML text in which a space follows each tag that stands right before `]` or `}`, as in `{id: !uuid}`.
///
/// YAML 1.2.2 (§6.9.1) ends the tag there. In a flow collection, libyaml 0.2.5 ends a tag only at white space and
/// commas. So a space is added after everything that looks like such a tag. If one turns out to be inside a scalar,
/// such as a quoted text, the text is made again without it. Columns in findings are those of the text without added
/// spaces.
struct TagSpacing {
    let bytes: [UInt8]
    /// The positions of the added spaces: characters of the spaced text, counted from 0, ascending.
    private let added: [Int]
    /// For each added space, the number of the bracket after it.
    ///
    /// All brackets that seem to end a tag are numbered.
    private let brackets: [Int]

    /// The text without added spaces.
    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        added = []
        brackets = []
    }

    /// The text with a space before each bracket that seems to end a tag, except those numbered in `excluded`.
    init(_ text: [UInt8], excluding excluded: Set<Int>) {
        var (bytes, added, brackets): ([UInt8], [Int], [Int]) = ([], [], [])
        bytes.reserveCapacity(text.count + 64)
        var (characters, number, isTag, isStart) = (0, 0, false, true)
        for byte in text {
            if (byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]")) && isTag {
                if !excluded.contains(number) {
                    bytes.append(UInt8(ascii: " "))
                    added.append(characters)
                    brackets.append(number)
                    characters += 1
                }
                number += 1
            }
            if isStart && byte == UInt8(ascii: "!") { isTag = true }
            isStart = " \t\r\n[]{},".utf8.contains(byte)
            if isStart { isTag = false }
            bytes.append(byte)
            if !UTF8.isContinuation(byte) { characters += 1 }
        }
        (self.bytes, self.added, self.brackets) = (bytes, added, brackets)
    }

    var isSpaced: Bool { !added.isEmpty }

    /// The numbers of the brackets with an added space in a range of characters.
    func brackets(in range: Range<Int>) -> ArraySlice<Int> {
        guard isSpaced, !range.isEmpty else { return [] }
        return brackets[position(of: range.lowerBound)..<position(of: range.upperBound)]
    }

    /// The column, from 0, in the text as the user wrote it.
    ///
    /// `index` is the character of the spaced text, from 0.
    func originalColumn(_ column: Int, at index: Int) -> Int {
        isSpaced ? column - (position(of: index) - position(of: index - column)) : column
    }

    /// The number of spaces added before a character.
    private func position(of index: Int) -> Int {
        var (low, high) = (0, added.count)
        while low < high {
            let middle = (low + high) / 2
            if added[middle] < index { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
