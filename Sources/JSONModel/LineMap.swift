/// Turns byte offsets of a text into lines and columns.
package struct LineMap: Sendable {
    private let bytes: [UInt8]
    private let lineStarts: [Int]

    package init(_ bytes: [UInt8]) {
        self.bytes = bytes
        lineStarts = [0] + bytes.indices.lazy.filter { bytes[$0] == 0x0A }.map { $0 + 1 }
    }

    /// Line and column of `offset`, counted from 1; columns count Unicode scalars.
    package func place(of offset: Int) -> (line: Int, column: Int) {
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        let column = bytes[lineStarts[low]..<min(offset, bytes.count)].count { !UTF8.isContinuation($0) }
        return (low + 1, column + 1)
    }

    /// The same for one offset, without building a map.
    package static func place(of offset: Int, in text: UnsafeBufferPointer<UInt8>) -> (line: Int, column: Int) {
        var line = 1
        var lineStart = 0
        for position in 0..<min(offset, text.count) where text[position] == 0x0A {
            line += 1
            lineStart = position + 1
        }
        let column = text[lineStart..<min(offset, text.count)].count { !UTF8.isContinuation($0) }
        return (line, column + 1)
    }
}
