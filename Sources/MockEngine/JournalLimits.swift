/// How much of what it was asked and answered each sandbox keeps.
package struct JournalLimits: Sendable {
    /// How many exchanges; the oldest makes room, and 0 keeps none.
    package var exchanges: Int
    /// How many bytes of a body; the rest is cut off.
    package var bodyBytes: Int
    /// How many bytes of all bodies that one engine has seen; the oldest exchange makes room.
    package var totalBytes: Int

    package static let off = JournalLimits(exchanges: 0)
    package static let defaultExchanges = 300

    package init(
        exchanges: Int = Self.defaultExchanges, bodyBytes: Int = 65_536, totalBytes: Int = 1_048_576
    ) {
        self.exchanges = exchanges
        self.bodyBytes = bodyBytes
        self.totalBytes = totalBytes
    }

    var areOff: Bool { exchanges == 0 }
}
