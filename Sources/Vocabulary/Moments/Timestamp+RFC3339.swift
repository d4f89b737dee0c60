/// Date and time as text (RFC 3339 §5.6).
extension Timestamp {
    /// Reads `2025-01-01T00:00:00.123Z`; nil for anything else, and for days that do not exist.
    ///
    /// Digits after the sixth of a fraction are dropped. A leap second (§5.7) is the second after it.
    package init?(rfc3339 text: String) {
        var text = text
        let microseconds = text.withUTF8 { RFC3339Reader(bytes: $0).microseconds() }
        guard let microseconds else { return nil }
        self.init(microseconds: microseconds)
    }

    /// `2025-01-01T00:00:00Z`, or `2024-12-31T20:00:00-04:00` for an offset of -240 minutes.
    ///
    /// `fractionDigits` is from 0 to 6; further digits are dropped, not rounded.
    package func rfc3339(fractionDigits: Int = 0, offsetMinutes: Int = 0) -> String {
        let local = adding(seconds: offsetMinutes * 60)
        let secondOfDay = local.seconds - CalendarDate.floor(local.seconds, 86_400) * 86_400
        return String(unsafeUninitializedCapacity: 32) { buffer in
            var writer = DigitWriter(buffer: buffer)
            writer.write(local.calendarDate, separator: "-")
            writer.write("T")
            writer.write(secondOfDay / 3_600, width: 2)
            writer.write(":")
            writer.write(secondOfDay / 60 % 60, width: 2)
            writer.write(":")
            writer.write(secondOfDay % 60, width: 2)
            writer.writeFraction(Int(local.microseconds) - local.seconds * 1_000_000, digits: fractionDigits)
            writer.writeOffset(offsetMinutes)
            return writer.count
        }
    }

    /// The day in UTC: `2025-01-01`.
    package var date: String {
        String(unsafeUninitializedCapacity: 10) { buffer in
            var writer = DigitWriter(buffer: buffer)
            writer.write(calendarDate, separator: "-")
            return writer.count
        }
    }

    /// Day, hour and minute in UTC: `202501012359` (`yyyyMMddHHmm`).
    package var minuteText: String {
        let minuteOfDay = CalendarDate.floor(seconds, 60) - CalendarDate.floor(seconds, 86_400) * 1_440
        return String(unsafeUninitializedCapacity: 12) { buffer in
            var writer = DigitWriter(buffer: buffer)
            writer.write(calendarDate, separator: nil)
            writer.write(minuteOfDay / 60, width: 2)
            writer.write(minuteOfDay % 60, width: 2)
            return writer.count
        }
    }
}

private struct DigitWriter {
    let buffer: UnsafeMutableBufferPointer<UInt8>
    var count = 0

    init(buffer: UnsafeMutableBufferPointer<UInt8>) { self.buffer = buffer }

    mutating func write(_ character: Unicode.Scalar) {
        buffer[count] = UInt8(ascii: character)
        count += 1
    }

    @inline(__always)
    mutating func write(_ value: Int, width: Int) {
        // Unsigned, so that the division by a constant is a multiplication.
        var rest = UInt32(truncatingIfNeeded: value)
        var position = count + width
        while position > count {
            position -= 1
            buffer[position] = UInt8(truncatingIfNeeded: UInt32(UInt8(ascii: "0")) + rest % 10)
            rest /= 10
        }
        count += width
    }

    mutating func write(_ date: CalendarDate, separator: Unicode.Scalar?) {
        write(date.year, width: 4)
        if let separator { write(separator) }
        write(date.month, width: 2)
        if let separator { write(separator) }
        write(date.day, width: 2)
    }

    mutating func writeFraction(_ microseconds: Int, digits: Int) {
        guard digits > 0 else { return }
        let shown = min(digits, 6)
        write(".")
        write((shown..<6).reduce(microseconds) { value, _ in value / 10 }, width: shown)
    }

    mutating func writeOffset(_ minutes: Int) {
        guard minutes != 0 else { return write("Z") }
        write(minutes < 0 ? "-" : "+")
        write(abs(minutes) / 60, width: 2)
        write(":")
        write(abs(minutes) % 60, width: 2)
    }
}
