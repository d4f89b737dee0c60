import HTTPModel
import Moments
import Testing

@testable import MockEngine

/// Threads that answer requests in one sandbox at the same time.
struct ParallelRequestsTests {
    private static let behaviour = """
        credentials: {key: {known: [{token: k1}]}}
        resources:
          colours: {key: name, seed: [{name: red}]}
          orders: {key: sku, lifecycle: {member: state, initial: open, transitions: {open: [paid]}}}
        idempotency: {header: Once, keep: 1h, operations: [CreateOrder]}
        operations:
          CreateOrder:
            - find: {in: colours, as: colour, where: {name: red}}
              unless: {in: orders, where: {sku: $request.body#/sku}}
              then:
                create: {in: orders, with: {sku: $request.body#/sku, number: $sequence, code: $(hex(8))}}
                respond: {status: 201, body: $resource}
            - then: {respond: {status: 402}}
          GetOrder:
            - find: {in: orders, where: {sku: "s-{$request.path.id}", state: open}}
              then: {transition: {to: paid}, respond: {status: 200, body: $resource.state}}
            - then: {respond: {status: 404}}
        """
    private static let threads = 4
    private static let requests = 200

    private let engines: [MockEngine]

    init() throws {
        let first = try Shop.engine(apis: [Shop.api(behaviour: Self.behaviour)])
        engines =
            try [first]
            + (1..<Self.threads).map { _ in
                try MockEngine(sharingSandboxesOf: first, apis: [Shop.api(behaviour: Self.behaviour)])
            }
    }

    /// The responses of all threads to each of the requests.
    private func responses(
        _ send: @escaping @Sendable (MockEngine, Int) -> HTTPResponse
    ) async -> [[HTTPResponse]] {
        await withTaskGroup(of: [HTTPResponse].self) { group in
            for engine in engines { group.addTask { (0..<Self.requests).map { send(engine, $0) } } }
            let all = await group.reduce(into: []) { $0.append($1) }
            return (0..<Self.requests).map { number in all.map { $0[number] } }
        }
    }

    private func create(_ fields: HTTPFields = [:]) async -> [[HTTPResponse]] {
        await responses { engine, number in
            var fields = fields
            if fields["Once"] != nil { fields["Once"] = "\(number)" }
            return engine.send("POST /orders", #"{"sku":"s-\#(number)"}"#, fields)
        }
    }

    @Test func oneFindsNothingAndCreates() async {
        let created = await create()
        for responses in created {
            #expect(responses.map(\.status).sorted() == [201] + Array(repeating: 402, count: Self.threads - 1))
        }
        let bodies = Set(created.joined().map(\.text).filter { !$0.isEmpty })
        #expect(bodies.count == Self.requests)
    }

    @Test func oneMovesAResource() async {
        _ = await create()
        let moved = await responses { engine, number in engine.send("GET /orders/\(number)") }
        for responses in moved {
            #expect(responses.map(\.status).sorted() == [200] + Array(repeating: 404, count: Self.threads - 1))
        }
    }

    @Test func oneOfAdminAndRuleMovesAResource() async {
        _ = await create()
        let moved = await responses { engine, number in
            engine.position % 2 == 0
                ? engine.send("GET /orders/\(number)")
                : engine.send("POST /__admin/resources/orders/s-\(number)/state", #"{"state": "paid"}"#)
        }
        for responses in moved {
            let statuses = responses.map(\.status)
            #expect(statuses.count { $0 == 200 } == 1)
            #expect(statuses.allSatisfy { [200, 404, 409].contains($0) })
        }
    }

    @Test func everyAdvanceOfTheClockCounts() async throws {
        _ = await responses { engine, _ in engine.send("POST /__admin/clock", #"{"advance": "1s"}"#) }
        let start = try #require(Timestamp(rfc3339: "2025-01-01T12:00:00Z"))
        let end = start.adding(seconds: Self.threads * Self.requests).rfc3339(fractionDigits: 6)
        #expect(engines[0].send("GET /__admin/clock").text == #"{"now":"\#(end)"}"#)
    }

    @Test func allHaveTheAnswerOfTheirKey() async {
        for responses in await create(["Once": ""]) {
            #expect(Set(responses.map(\.text)).count == 1)
            #expect(responses.allSatisfy { $0.status == 201 })
        }
    }
}
