/// Turns byte offsets of a text into lines and columns.
package struct LineMap: Sendable {
    private let bytes: [UInt8]
    private let lineStarts: [Int]
    /// The number of scalars before each stride of bytes.
    ///
    /// A large document may be one line, so lines alone are too coarse.
    private let scalarsBefore: [Int]
    private static let stride = 256

    package init(_ bytes: [UInt8]) {
        self.bytes = bytes
        lineStarts = [0] + bytes.indices.lazy.filter { bytes[$0] == 0x0A }.map { $0 + 1 }
        var (scalars, before) = (0, [Int]())
        for start in Swift.stride(from: 0, through: bytes.count, by: Self.stride) {
            before.append(scalars)
            scalars += bytes[start..<min(start + Self.stride, bytes.count)].count { !UTF8.isContinuation($0) }
        }
        scalarsBefore = before
    }

    /// Line and column of `offset`, counted from 1; columns count Unicode scalars.
    package func place(of offset: Int) -> (line: Int, column: Int) {
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        return (low + 1, scalars(before: min(offset, bytes.count)) - scalars(before: lineStarts[low]) + 1)
    }

    private func scalars(before offset: Int) -> Int {
        let start = offset / Self.stride * Self.stride
        return scalarsBefore[offset / Self.stride] + bytes[start..<offset].count { !UTF8.isContinuation($0) }
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
