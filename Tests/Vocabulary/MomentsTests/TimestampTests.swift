import Moments
import Testing

@Suite struct TimestampTests {
    @Test(
        arguments: [
            ("1970-01-01T00:00:00Z", 0), ("1969-12-31T23:59:59.999999Z", -1),
            ("2000-02-29T12:00:00Z", 951_825_600_000_000),
            ("2025-01-01T00:00:00.123Z", 1_735_689_600_123_000), ("2024-12-31T20:00:00-04:00", 1_735_689_600_000_000),
            ("2025-01-01t05:30:00.1234567+05:30", 1_735_689_600_123_456),
            ("1900-03-01T00:00:00Z", -2_203_891_200_000_000),
            ("2016-12-31T23:59:60Z", 1_483_228_800_000_000), ("1990-12-31T15:59:60-08:00", 662_688_000_000_000),
            ("0000-01-01T00:00:00Z", -62_167_219_200_000_000), ("9999-12-31T23:59:59.999999z", 253_402_300_799_999_999),
        ] as [(String, Int64)])
    func readsDateTimes(text: String, microseconds: Int64) throws {
        #expect(try #require(Timestamp(rfc3339: text)).microseconds == microseconds)
    }

    @Test(arguments: [
        "", "2025-01-01", "2025-02-29T00:00:00Z", "1900-02-29T00:00:00Z", "2025-13-01T00:00:00Z",
        "2025-00-01T00:00:00Z",
        "2025-04-31T00:00:00Z", "2025-01-01T24:00:00Z", "2025-01-01T00:60:00Z", "2025-01-01T00:00:60Z",
        "2025-01-01T00:00:00", "2025-01-01T00:00:00.Z", "2025-01-01 00:00:00Z", "2025-01-01T00:00:00+0100",
        "2025-01-01T00:00:00Z ", "2025-1-01T00:00:00Z", "2025-01-01T00:00:00+24:00", "２025-01-01T00:00:00Z",
    ])
    func refusesWhatIsNoDateTime(text: String) {
        #expect(Timestamp(rfc3339: text) == nil)
    }

    @Test(
        arguments: [
            (0, 0, 0, "1970-01-01T00:00:00Z"), (-1, 6, 0, "1969-12-31T23:59:59.999999Z"),
            (-1, 0, 0, "1969-12-31T23:59:59Z"),
            (1_735_689_600_123_456, 3, 0, "2025-01-01T00:00:00.123Z"),
            (1_735_689_600_123_456, 3, -240, "2024-12-31T20:00:00.123-04:00"),
            (1_735_689_600_000_000, 0, 330, "2025-01-01T05:30:00+05:30"),
            (1_709_164_800_000_000, 0, 0, "2024-02-29T00:00:00Z"),
        ] as [(Int64, Int, Int, String)])
    func writesDateTimes(microseconds: Int64, digits: Int, offset: Int, expected: String) {
        let timestamp = Timestamp(microseconds: microseconds)
        #expect(timestamp.rfc3339(fractionDigits: digits, offsetMinutes: offset) == expected)
    }

    @Test func writesDatesAndMinutes() throws {
        let timestamp = try #require(Timestamp(rfc3339: "1969-12-31T23:59:30Z"))
        #expect(timestamp.date == "1969-12-31")
        #expect(timestamp.minuteText == "196912312359")
        #expect(timestamp.adding(seconds: 30).minuteText == "197001010000")
    }

    @Test func addsSecondsAcrossLeapDays() throws {
        let timestamp = try #require(Timestamp(rfc3339: "2024-02-28T00:00:00.5Z"))
        #expect(timestamp.adding(seconds: 86_400).rfc3339(fractionDigits: 3) == "2024-02-29T00:00:00.500Z")
        #expect(timestamp.adding(seconds: 366 * 86_400).date == "2025-02-28")
        #expect(timestamp.adding(seconds: -60 * 86_400).date == "2023-12-30")
    }

    @Test func staysWithinTheYears0To9999() {
        #expect(Timestamp(seconds: 0).adding(seconds: .max) == .latest)
        #expect(Timestamp(seconds: 0).adding(seconds: .min) == .earliest)
        #expect(Timestamp.latest.rfc3339(fractionDigits: 6) == "9999-12-31T23:59:59.999999Z")
        #expect(Timestamp.earliest.rfc3339() == "0000-01-01T00:00:00Z")
    }

    @Test func everyDayOf800YearsFollowsTheOneBefore() throws {
        var day = -146_097
        for year in 1600..<2400 {
            for month in 1...12 {
                var dayOfMonth = 1
                while let date = CalendarDate(year: year, month: month, day: dayOfMonth) {
                    if day == -146_097 { day = date.daysSince1970 }
                    guard date.daysSince1970 == day, CalendarDate(daysSince1970: day) == date else {
                        Issue.record("\(date) is not day \(day)")
                        return
                    }
                    day += 1
                    dayOfMonth += 1
                }
            }
        }
        #expect(day == 157_054)
    }
}
