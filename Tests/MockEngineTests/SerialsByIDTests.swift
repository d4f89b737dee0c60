import Testing

@testable import MockEngine

@Suite struct SerialsByIDTests {
    @Test(arguments: [1, 2, 3, 10]) func findsEveryIdThatMayStillLive(limit: Int) {
        var serials = SerialsByID()
        serials.makeLasting(butLater: limit)
        for serial in 0..<(5 * limit + 3) {
            #expect(serials.update("r-\(serial)", to: serial) == nil)
            for living in max(0, serial - limit + 1)...serial { #expect(serials["r-\(living)"] == living) }
        }
    }

    @Test func forgetsInTheEndWhatIsLongGone() {
        var serials = SerialsByID()
        serials.makeLasting(butLater: 10)
        for serial in 0..<100 { _ = serials.update("r-\(serial)", to: serial) }
        for serial in 0..<70 { #expect(serials["r-\(serial)"] == nil) }
    }

    @Test func keepsLastingIdsAndTheLatestSerialOfEach() {
        var serials = SerialsByID()
        for serial in 0..<50 { _ = serials.update("seed-\(serial)", to: serial) }
        serials.makeLasting(butLater: 2)
        for serial in 50..<80 { _ = serials.update("r-\(serial)", to: serial) }
        for serial in 0..<50 { #expect(serials["seed-\(serial)"] == serial) }
        #expect(serials.update("seed-7", to: 80) == 7)
        #expect(serials["seed-7"] == 80)
        #expect(serials.remove("seed-7") == 80)
        #expect(serials["seed-7"] == nil)
    }
}
