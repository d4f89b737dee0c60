/// Dates, times and durations (RFC 3339).
enum TimeFormats {
    static func isDateTime(_ text: String) -> Bool {
        var reader = ByteReader(text)
        return takesDate(&reader) && reader.take("T") && takesTime(&reader) && reader.isAtEnd
    }

    static func isDate(_ text: String) -> Bool {
        var reader = ByteReader(text)
        return takesDate(&reader) && reader.isAtEnd
    }

    static func isTime(_ text: String) -> Bool {
        var reader = ByteReader(text)
        return takesTime(&reader) && reader.isAtEnd
    }

    /// Follows the grammar of RFC 3339 appendix A, in which no unit between two others may be left out.
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

    private static func takesDate(_ reader: inout ByteReader) -> Bool {
        guard let year = reader.number(digits: 4), reader.take("-"),
            let month = reader.number(digits: 2), reader.take("-"),
            let day = reader.number(digits: 2), (1...12).contains(month)
        else { return false }
        return (1...days(in: month, of: year)).contains(day)
    }

    private static func days(in month: Int, of year: Int) -> Int {
        let isLeapYear = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        if month == 2 { return isLeapYear ? 29 : 28 }
        return [4, 6, 9, 11].contains(month) ? 30 : 31
    }

    private static func takesTime(_ reader: inout ByteReader) -> Bool {
        guard let hour = reader.number(digits: 2), reader.take(":"),
            let minute = reader.number(digits: 2), reader.take(":"),
            let second = reader.number(digits: 2), hour < 24, minute < 60, second <= 60
        else { return false }
        if reader.take(".") {
            guard reader.take(while: ASCII.isDigit) > 0 else { return false }
        }
        guard let offset = takeOffset(&reader) else { return false }
        // Because a leap second comes at the end of a day in UTC only (RFC 3339 §5.7).
        let minuteOfDay = (hour * 60 + minute - offset + 2 * 24 * 60) % (24 * 60)
        return second < 60 || minuteOfDay == 24 * 60 - 1
    }

    /// The minutes by which the time is ahead of UTC.
    private static func takeOffset(_ reader: inout ByteReader) -> Int? {
        if reader.take("Z") { return 0 }
        let isAhead = reader.take("+")
        guard isAhead || reader.take("-"), let hours = reader.number(digits: 2), reader.take(":"),
            let minutes = reader.number(digits: 2), hours < 24, minutes < 60
        else { return nil }
        return (isAhead ? 1 : -1) * (hours * 60 + minutes)
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
