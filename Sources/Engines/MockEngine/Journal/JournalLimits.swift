/// How much of what it was asked and answered each sandbox keeps.
package struct JournalLimits: Sendable {
    /// How many exchanges; the oldest makes room, and 0 keeps none.
    package let exchanges: Int
    /// How many bytes of a body; the rest is cut off.
    package let bodyBytes: Int
    /// How many bytes of all bodies that one engine has seen; the oldest exchange makes room.
    package let totalBytes: Int

    package static let off = JournalLimits(exchanges: 0)
    /// Few enough that what a busy mock keeps stays in a processor's cache: 300 cost a tenth of its requests.
    package static let defaultExchanges = 100

    package static let mostExchanges = 1_000_000

    /// Without `totalBytes`, 4 KiB for each exchange, and 1 MiB at least.
    package init(exchanges: Int = Self.defaultExchanges, bodyBytes: Int = 65_536, totalBytes: Int? = nil) {
        precondition((0...Self.mostExchanges).contains(exchanges), "a journal cannot have \(exchanges) exchanges")
        self.exchanges = exchanges
        self.bodyBytes = bodyBytes
        self.totalBytes = totalBytes ?? max(1_048_576, exchanges * 4_096)
    }

    var areOff: Bool { exchanges == 0 }
}
