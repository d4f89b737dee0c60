/// An instant between the years 0 and 9999, in microseconds since 1 January 1970 UTC.
package struct Timestamp: Hashable, Comparable, Sendable {
    package let microseconds: Int64

    package static let earliest = Timestamp(unchecked: -62_167_219_200_000_000)
    package static let latest = Timestamp(unchecked: 253_402_300_799_999_999)

    /// Values beyond the years 0 to 9999 become the nearest end.
    package init(microseconds: Int64) {
        self.init(unchecked: min(max(microseconds, Self.earliest.microseconds), Self.latest.microseconds))
    }

    package init(seconds: Int) {
        let (product, overflow) = Int64(seconds).multipliedReportingOverflow(by: 1_000_000)
        self.init(microseconds: overflow ? (seconds < 0 ? .min : .max) : product)
    }

    private init(unchecked microseconds: Int64) { self.microseconds = microseconds }

    /// Whole seconds since 1970, rounded down.
    package var seconds: Int { CalendarDate.floor(Int(microseconds), 1_000_000) }

    package func adding(seconds: Int) -> Timestamp {
        let (product, overflow) = Int64(seconds).multipliedReportingOverflow(by: 1_000_000)
        return adding(microseconds: overflow ? (seconds < 0 ? .min : .max) : product)
    }

    package func adding(microseconds: Int64) -> Timestamp {
        let (sum, overflow) = self.microseconds.addingReportingOverflow(microseconds)
        return Timestamp(microseconds: overflow ? (microseconds < 0 ? .min : .max) : sum)
    }

    /// The day in UTC.
    package var calendarDate: CalendarDate {
        CalendarDate(daysSince1970: CalendarDate.floor(seconds, 86_400))
    }

    package static func < (left: Timestamp, right: Timestamp) -> Bool { left.microseconds < right.microseconds }
}
