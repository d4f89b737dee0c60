/// The forms of RFC 3339 §5.6, for the formats of JSON Schema.
package enum RFC3339 {
    /// Whether `text` is a `date-time`, such as `2025-01-01T00:00:00.123Z`.
    package static func isDateTime(_ text: String) -> Bool { reading(text) { $0.microseconds() != nil } }

    /// Whether `text` is a `full-date`, such as `2025-01-01`.
    package static func isDate(_ text: String) -> Bool { reading(text) { $0.fullDate() != nil } }

    /// Whether `text` is a `full-time`, such as `23:59:60Z`.
    package static func isTime(_ text: String) -> Bool { reading(text) { $0.isFullTime() } }

    private static func reading(_ text: String, _ holds: (consuming RFC3339Reader) -> Bool) -> Bool {
        var text = text
        return text.withUTF8 { holds(RFC3339Reader(bytes: $0)) }
    }
}
