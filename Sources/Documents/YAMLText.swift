/// The text that libyaml is given, and the places it had before.
///
/// YAML 1.2 lets a closing bracket end a tag (`{id: !uuid}`), libyaml does not. So a space is put before the bracket
/// where libyaml stops, and columns are counted without it.
struct YAMLText {
    private(set) var bytes: [UInt8]
    /// The columns of inserted spaces, counted from 1 in the text with them, by line.
    private var insertions: [Int: [Int]] = [:]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Puts a space before the closing bracket at a place of the text as it is now; answers whether there is one.
    mutating func insertSpace(line: Int, column: Int) -> Bool {
        guard let offset = offset(line: line, column: column), offset < bytes.count,
            bytes[offset] == UInt8(ascii: "}") || bytes[offset] == UInt8(ascii: "]")
        else { return false }
        bytes.insert(UInt8(ascii: " "), at: offset)
        insertions[line, default: []].append(column)
        return true
    }

    /// The column that a place had before spaces were inserted.
    func writtenColumn(_ column: Int, line: Int) -> Int {
        column - (insertions[line]?.count { $0 < column } ?? 0)
    }

    private func offset(line: Int, column: Int) -> Int? {
        var start = 0
        for _ in 1..<line {
            guard let end = bytes[start...].firstIndex(of: 0x0A) else { return nil }
            start = end + 1
        }
        var remaining = column - 1
        return bytes[start...].indices.first { offset in
            if UTF8.isContinuation(bytes[offset]) { return false }
            defer { remaining -= 1 }
            return remaining == 0
        }
    }
}
