/// The limits of each sandbox's journal.
package struct JournalLimits: Sendable {
    /// The most exchanges; beyond it, the oldest is forgotten.
    ///
    /// 0 keeps none.
    package let exchanges: Int
    /// The most bytes of a body; the rest is cut off.
    package let bodyBytes: Int
    /// The most bytes of all bodies of one engine; beyond it, the oldest exchange is forgotten.
    package let totalBytes: Int

    package static let off = JournalLimits(exchanges: 0)
    /// The default.
    ///
    /// With journals of 300 exchanges, a mock answered a tenth fewer requests.
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
