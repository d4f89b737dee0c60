/// Durations (RFC 3339 appendix A).
enum DurationFormat {
    /// By that grammar no unit between two others may be left out.
    static func isDuration(_ text: String) -> Bool {
        var reader = ByteReader(text)
        guard text.utf8.first == UInt8(ascii: "P"), reader.take("P") else { return false }
        var weeks = reader
        if weeks.take(while: ASCII.isDigit) > 0, takesUnit("W", &weeks) { return weeks.isAtEnd }
        if reader.next != UInt8(ascii: "T") {
            guard takesUnits(["Y", "M", "D"], &reader) else { return false }
        }
        guard !reader.isAtEnd else { return true }
        return takesUnit("T", &reader) && takesUnits(["H", "M", "S"], &reader) && reader.isAtEnd
    }

    /// Takes one or more numbers with units, neighbours in `units` and in their order.
    private static func takesUnits(_ units: [Unicode.Scalar], _ reader: inout ByteReader) -> Bool {
        var remaining = units[...]
        var isFirst = true
        while let byte = reader.next, ASCII.isDigit(byte) {
            _ = reader.take(while: ASCII.isDigit)
            if isFirst {
                guard let position = remaining.firstIndex(where: { takesUnit($0, &reader) }) else { return false }
                remaining = remaining[(position + 1)...]
                isFirst = false
            } else {
                guard let unit = remaining.popFirst(), takesUnit(unit, &reader) else { return false }
            }
        }
        return !isFirst
    }

    private static func takesUnit(_ unit: Unicode.Scalar, _ reader: inout ByteReader) -> Bool {
        reader.next.map(UInt32.init) == unit.value && reader.take(unit)
    }
}
