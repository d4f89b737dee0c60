internal import HTTPModel
internal import Moments

/// The delay in a response (RFC 9110 §10.2.3): seconds, or a date.
enum RetryAfter {
    /// The time to wait from now on; nil when the response has none that can be read.
    ///
    /// A date counts from the response's own `Date`, because the clocks of two machines differ.
    static func delay(in response: HTTPResponse, now: () -> Timestamp) -> Duration? {
        guard let text = response.fields["Retry-After"].map({ HeaderText.trim($0[...]) }), !text.isEmpty else {
            return nil
        }
        if text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) {
            return .seconds(min(Int64(text) ?? .max, 1_000_000_000))
        }
        guard let date = HTTPDate.parse(text) else { return nil }
        let start = response.fields["Date"].flatMap { HTTPDate.parse($0[...]) } ?? now()
        return .seconds(max(0, date.seconds - start.seconds))
    }
}

/// Dates of HTTP (RFC 9110 §5.6.7): `Sun, 06 Nov 1994 08:49:37 GMT`, and the two obsolete forms.
enum HTTPDate {
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    static func parse(_ text: Substring) -> Timestamp? {
        let words = text.split(separator: " ").map(String.init)
        switch words.count {
        case 6 where words[5] == "GMT": return moment(words[1], words[2], words[3], words[4])
        // `Sunday, 06-Nov-94 08:49:37 GMT` (RFC 850).
        case 4 where words[3] == "GMT":
            let day = words[1].split(separator: "-").map(String.init)
            guard day.count == 3, let year = Int(day[2]), day[2].count == 2 else { return nil }
            // Because two digits that would lie far in the future mean the last century.
            return moment(day[0], day[1], String(year < 70 ? 2000 + year : 1900 + year), words[2])
        // `Sun Nov  6 08:49:37 1994` (asctime).
        case 5: return moment(words[2], words[1], words[4], words[3])
        default: return nil
        }
    }

    private static func moment(_ day: String, _ month: String, _ year: String, _ time: String) -> Timestamp? {
        let clock = time.split(separator: ":").compactMap { Int($0) }
        guard clock.count == 3, let month = months.firstIndex(of: month), let day = Int(day), let year = Int(year),
            let date = CalendarDate(year: year, month: month + 1, day: day),
            (0..<24).contains(clock[0]), (0..<60).contains(clock[1]), (0...60).contains(clock[2])
        else { return nil }
        return Timestamp(
            seconds: date.daysSince1970 * 86_400 + clock[0] * 3600 + clock[1] * 60 + clock[2])
    }
}
