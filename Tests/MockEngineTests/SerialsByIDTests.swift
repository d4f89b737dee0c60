import Testing

@testable import MockEngine

@Suite struct SerialsByIDTests {
    /// A store of the latest `limit` ids, with those before `lasting` besides.
    private struct Store {
        var serials = SerialsByID()
        var ids: [String?] = []
        let limit: Int
        var lasting = 0

        init(limit: Int) { self.limit = limit }

        subscript(id: String) -> Int? { serials.serial(of: id) { ids[$0] == id } }

        mutating func add(_ id: String) -> Int? {
            let ids = ids
            let before = serials.update(id, to: ids.count, where: { ids[$0] == id }, isLiving: { ids[$0] != nil })
            if let before { self.ids[before] = nil }
            self.ids.append(id)
            if ids.count - lasting >= limit { self.ids[ids.count - limit] = nil }
            return before
        }
    }

    @Test(arguments: [1, 2, 3, 10, 100]) func findsThoseThatLiveAndNoOthers(limit: Int) {
        var store = Store(limit: limit)
        for serial in 0..<(5 * limit + 40) {
            #expect(store.add("r-\(serial)") == nil)
            for other in 0...serial { #expect(store["r-\(other)"] == (serial - other < limit ? other : nil)) }
        }
    }

    @Test func keepsWhatLastsAndTheLatestSerialOfEach() {
        var store = Store(limit: 2)
        store.lasting = 50
        for serial in 0..<50 { #expect(store.add("seed-\(serial)") == nil) }
        for serial in 50..<200 { #expect(store.add("r-\(serial)") == nil) }
        for serial in 0..<50 { #expect(store["seed-\(serial)"] == serial) }
        #expect(store.add("seed-7") == 7)
        #expect(store["seed-7"] == 200)
    }

    @Test func givesAnIdAnewWhoseResourceWasDeleted() {
        var store = Store(limit: 10)
        #expect(store.add("a") == nil)
        store.ids[0] = nil
        #expect(store["a"] == nil)
        #expect(store.add("a") == nil)
        #expect(store["a"] == 1)
    }
}
