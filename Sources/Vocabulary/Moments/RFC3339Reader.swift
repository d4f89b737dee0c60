/// Reads dates and times by the grammar of RFC 3339 §5.6.
struct RFC3339Reader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0

    init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// The moment of a `date-time` that is the whole text, in microseconds since 1970.
    consuming func microseconds() -> Int64? {
        guard let date = date(), take("T") || take("t"), let time = time(), isAtEnd else { return nil }
        return Int64(date.daysSince1970 * 86_400 + time.seconds) * 1_000_000 + Int64(time.microseconds)
    }

    /// The day of a `full-date` that is the whole text.
    consuming func fullDate() -> CalendarDate? {
        guard let date = date(), isAtEnd else { return nil }
        return date
    }

    /// Whether the whole text is a `full-time`.
    consuming func isFullTime() -> Bool { time() != nil && isAtEnd }

    private var isAtEnd: Bool { position == bytes.count }

    private mutating func date() -> CalendarDate? {
        guard let year = number(width: 4), take("-"), let month = number(width: 2), take("-"),
            let day = number(width: 2)
        else { return nil }
        return CalendarDate(year: year, month: month, day: day)
    }

    /// The time in UTC as seconds of the day, which are below 0 or above 86,400 where the offset leads to another day.
    private mutating func time() -> (seconds: Int, microseconds: Int)? {
        guard let hour = number(width: 2), hour < 24, take(":"), let minute = number(width: 2), minute < 60, take(":"),
            let second = number(width: 2), second <= 60, let fraction = fraction(), let offset = offset()
        else { return nil }
        let minutes = hour * 60 + minute - offset
        // Because leap seconds are inserted at the end of a day in UTC only (§5.7).
        guard second < 60 || (minutes + 1) % 1_440 == 0 else { return nil }
        return (minutes * 60 + second, fraction)
    }

    @inline(__always)
    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    private mutating func digit() -> Int? {
        guard position < bytes.count, isDigit(bytes[position]) else { return nil }
        position += 1
        return Int(bytes[position - 1] - UInt8(ascii: "0"))
    }

    @inline(__always)
    private mutating func number(width: Int) -> Int? {
        guard bytes.count - position >= width else { return nil }
        var value = 0
        for offset in position..<position + width {
            guard isDigit(bytes[offset]) else { return nil }
            value = value &* 10 &+ Int(bytes[offset] &- UInt8(ascii: "0"))
        }
        position += width
        return value
    }

    /// Microseconds; nil for a point without a digit.
    private mutating func fraction() -> Int? {
        guard take(".") else { return 0 }
        guard var value = digit() else { return nil }
        var digits = 1
        while let digit = digit() {
            if digits < 6 {
                value = value * 10 + digit
                digits += 1
            }
        }
        for _ in digits..<6 { value *= 10 }
        return value
    }

    /// Minutes east of UTC.
    private mutating func offset() -> Int? {
        if take("Z") || take("z") { return 0 }
        let sign = take("+") ? 1 : -1
        guard sign == 1 || take("-") else { return nil }
        guard let hours = number(width: 2), hours < 24, take(":"), let minutes = number(width: 2), minutes < 60 else {
            return nil
        }
        return sign * (hours * 60 + minutes)
    }
}

private func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
