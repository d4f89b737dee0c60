import HTTPModel
import JSONModel
import Synchronization
import Testing

@testable import MockEngine

/// The memory that sandboxes take together, and what is forgotten beyond it.
@Suite struct MemoryBudgetTests {
    private static let body = #"{"sku":"ab","note":"\#(String(repeating: "x", count: 20_000))"}"#

    private static func memory(_ engine: MockEngine) throws -> JSON {
        try JSON(text: engine.send("GET /__admin/memory").text)
    }

    /// Adds an order of 20 KB.
    private static func add(_ id: Int, to engine: MockEngine, _ fields: HTTPFields = [:]) {
        let note = String(repeating: "x", count: 20_000)
        _ = engine.send("POST /__admin/resources/orders", #"{"id":\#(id),"sku":"ab","note":"\#(note)"}"#, fields)
    }

    private static func engine(_ limit: Int, whenFull: @escaping @Sendable () -> Void = {}) throws -> MockEngine {
        try Shop.engine(options: { $0.memory = MemoryBudget(limit: limit, whenFull: whenFull) })
    }

    @Test func theJournalsOfIdleSandboxesMakeRoomFirst() throws {
        let engine = try Self.engine(1 << 20)
        for sandbox in 1...60 { _ = engine.send("POST /orders", Self.body, ["Understudy-Sandbox": "s\(sandbox)"]) }
        let memory = try Self.memory(engine)
        let used = try #require(memory["used"]?.numberValue?.int64)
        #expect((1 << 19...1 << 20).contains(used))
        #expect(try #require(memory["forgotten"]?["exchanges"]?.numberValue?.int64) > 0)
        #expect(engine.sandboxes["s60"].journal?.latestFirst.count == 1)
        #expect(engine.sandboxes["s2"].journal?.latestFirst.count == 0)
    }

    @Test func idleSandboxesGoBeforeTheResourcesOfBusyOnes() throws {
        let engine = try Shop.engine(options: {
            $0.memory = MemoryBudget(limit: 1 << 20)
            $0.journal = .off
        })
        for sandbox in 1...60 {
            for id in 1...3 { Self.add(id, to: engine, ["Understudy-Sandbox": "s\(sandbox)"]) }
        }
        let memory = try Self.memory(engine)
        #expect(memory["forgotten"]?["resources"] == 0)
        #expect(try #require(memory["forgotten"]?["sandboxes"]?.numberValue?.int64) > 30)
        // No more is forgotten than needed.
        #expect(engine.options.memory.used > 1 << 19)
        let names = engine.sandboxes.all.map(\.name)
        #expect(names.contains("s60"))
        #expect(!names.contains("s1"))
        #expect(engine.options.memory.used <= 1 << 20)
    }

    @Test func oneSandboxForgetsItsOldestResources() throws {
        let engine = try Shop.engine(
            apis: [Shop.api(behaviour: Shop.behaviour.replacing("limit: 3", with: "limit: 1000"))],
            options: {
                $0.memory = MemoryBudget(limit: 1 << 20)
                $0.journal = .off
            })
        for id in 1...200 { Self.add(id, to: engine) }
        #expect(engine.send("GET /orders/200").status == 200)
        #expect(engine.send("GET /orders/1").status == 404)
        #expect(((1 << 19)...(1 << 20)).contains(engine.options.memory.used))
        #expect(engine.options.memory.forgotten.resources > 100)
        #expect(engine.options.memory.forgotten.sandboxes == 0)
    }

    @Test func tellsOnce() throws {
        let count = Counter()
        let engine = try Self.engine(1 << 20) { count.value.add(1, ordering: .relaxed) }
        for sandbox in 1...20 { _ = engine.send("POST /orders", Self.body, ["Understudy-Sandbox": "s\(sandbox)"]) }
        #expect(count.value.load(ordering: .relaxed) == 0)
        for sandbox in 1...200 { _ = engine.send("POST /orders", Self.body, ["Understudy-Sandbox": "s\(sandbox)"]) }
        #expect(count.value.load(ordering: .relaxed) == 1)
    }

    private final class Counter: Sendable { let value = Atomic(0) }

    @Test func ownersGiveBackWhatTheyTook() throws {
        let memory = MemoryBudget()
        var engine: MockEngine? = try Shop.engine(options: { $0.memory = memory })
        for number in 1...8 {
            _ = engine?.send("POST /orders", #"{"sku":"ab"}"#, ["Understudy-Sandbox": "s\(number % 3)"])
            _ = engine?.send("DELETE /orders/\(number)", "", ["Understudy-Sandbox": "s\(number % 3)"])
        }
        #expect(memory.used > 0)
        let next = try engine.map { MockEngine(succeeding: $0, apis: [try Shop.api()]) }
        _ = next?.send("DELETE /__admin/requests")
        engine = nil
        withExtendedLifetime(next) { #expect(memory.used > 0) }
    }

    @Test func allOfItIsGivenBackAtTheEnd() throws {
        let memory = MemoryBudget()
        do {
            let engine = try Shop.engine(options: { $0.memory = memory })
            for number in 1...8 {
                _ = engine.send("POST /orders", #"{"sku":"ab"}"#, ["Understudy-Sandbox": "s\(number % 3)"])
            }
            let next = MockEngine(succeeding: engine, apis: [try Shop.api()])
            _ = next.send("POST /orders", #"{"sku":"ab"}"#)
            next.settleJournals()
            #expect(memory.used > 0)
        }
        #expect(memory.used == 0)
    }

    @Test func theAdminAPIShowsTheParts() throws {
        let engine = try Shop.engine()
        _ = engine.send("POST /orders", #"{"sku":"ab"}"#)
        let memory = try Self.memory(engine)
        #expect(memory["limit"] == 268_435_456)
        let parts = try #require(memory["parts"]?.objectValue)
        #expect(parts.names.map(\.self) == ["journals", "resources", "keptAnswers", "sandboxes"])
        let sum = parts.members.compactMap { $0.value.numberValue?.int64 }.reduce(0, +)
        #expect(memory["used"] == .number(JSONNumber(sum)))
        #expect(
            memory["forgotten"] == ["exchanges": 0, "resources": 0, "keptAnswers": 0, "sandboxes": 0])
    }

    @Test func listsTheSandboxes() throws {
        let engine = try Shop.engine()
        _ = engine.send("GET /ping")
        _ = engine.send("POST /orders", #"{"sku":"ab"}"#, ["Understudy-Sandbox": "b"])
        _ = engine.send("GET /ping", "", ["Understudy-Sandbox": "a"])
        let page = try JSON(text: engine.send("GET /__admin/sandboxes").text)
        let sandboxes = try #require(page["sandboxes"]?.arrayValue)
        #expect(sandboxes.map { $0["name"] } == [.null, "a", "b"])
        #expect(sandboxes.map { $0["requests"] } == [1, 1, 1])
        #expect(sandboxes.map { $0["resources"] } == [0, 0, 1])
        #expect(sandboxes.map { $0["keptAnswers"] } == [0, 0, 0])
        #expect(sandboxes.allSatisfy { $0["lastUse"] == "2025-01-01T12:00:00Z" })
        #expect(sandboxes.allSatisfy { ($0["bytes"]?.numberValue?.int64 ?? 0) > 0 })
        #expect(page["meta"] == ["total": 3, "limit": 1000, "forgotten": 0])
    }
}
