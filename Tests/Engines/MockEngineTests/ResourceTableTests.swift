import JSONModel
import Testing

@testable import MockEngine

@Suite struct ResourceTableTests {
    @Test(arguments: [1, 2, 3, 10, 100]) func findsWhatIsThereAndNothingElse(limit: Int) {
        var table = ResourceTable()
        for serial in 0..<(5 * limit + 40) {
            #expect(table.addLatest("r-\(serial)") == nil)
            if table.count > limit { #expect(table.removeOldest()?.serial == serial - limit) }
            for other in 0...serial {
                #expect(table.serial(of: "r-\(other)") == (serial - other < limit ? other : nil))
            }
        }
        #expect(table.count == limit)
    }

    @Test func keepsWhatLastsAndTheLatestOfEachId() {
        var table = ResourceTable()
        for serial in 0..<50 { #expect(table.addLatest("seed-\(serial)") == nil) }
        table.makeLasting()
        for serial in 50..<2_200 {
            #expect(table.addLatest("r-\(serial)") == nil)
            if table.count > 2 { _ = table.removeOldest() }
        }
        for serial in 0..<50 { #expect(table.serial(of: "seed-\(serial)") == serial) }
        #expect(table.addLatest("seed-7") == 7)
        #expect(table.serial(of: "seed-7") == 2_200)
        table.remove(7)
        #expect(table.serial(of: "seed-7") == 2_200)
        #expect(table.oldestFirst.map(\.serial) == Array(0..<7) + Array(8..<50) + [2_198, 2_199, 2_200])
        #expect(table.latest { $0.serial < 10 }?.serial == 9)
    }

    @Test func givesAnIdAnewWhoseResourceWasRemoved() {
        var table = ResourceTable()
        #expect(table.addLatest("a") == nil)
        table.remove(0)
        #expect(table.serial(of: "a") == nil)
        #expect(table.removeOldest() == nil)
        #expect(table.addLatest("a") == nil)
        #expect(table.serial(of: "a") == 1)
        #expect(table.count == 1)
    }
}

extension ResourceTable {
    /// Adds a resource, and answers the serial of the one that had its id.
    fileprivate mutating func addLatest(_ id: String) -> Int? {
        add(Resource(serial: nextSerial, id: id, members: [:]))?.serial
    }
}
