import HTTPModel
import JSONModel
import MockEngine
import Testing

/// An engine that takes the place of another remembers what that did.
struct SuccessionTests {
    private static func api(_ resources: String) throws -> API {
        try Shop.api(contract: Kiosk.contract, behaviour: resources + Self.operations)
    }

    private static let tickets = """
        resources:
          tickets: {key: id, indexes: [buyer], seed: [{id: '1', buyer: a}, {id: '2', buyer: b}, {id: '3', buyer: c}]}

        """

    private static let operations = """
        operations:
          BuyTicket:
            then: {create: {in: tickets, with: {id: 't-{$sequence}', buyer: $request.query.buyer}}, respond: {status: 201, body: $resource.id}}
          LatestTicket:
            find: {in: tickets, where: {buyer: $request.query.buyer}}
            then: {update: {with: {buyer: $request.query.for}}, respond: {status: 200, body: $resource.id}}
          GiveTicket:
            find: {in: tickets, where: {id: $request.path.id}}
            then: {delete: resource, respond: {status: 204}}
        """

    private static func tickets(_ engine: MockEngine, _ fields: HTTPFields = [:]) throws -> [String] {
        let page = try JSON(text: engine.send("GET /__admin/resources/tickets", "", fields).text)
        return (page["resources"]?.arrayValue ?? []).compactMap { resource in
            resource["id"]?.stringValue.map { "\($0) \(resource["buyer"]?.stringValue ?? "")" }
        }
    }

    @Test func keepsResourcesSequencesAndClocksOfEachSandbox() throws {
        let old = try Shop.engine(apis: [Self.api(Self.tickets)])
        let world: HTTPFields = ["Understudy-Sandbox": "a"]
        _ = old.send("POST /tickets?buyer=x")
        _ = old.send("POST /tickets?buyer=y", "", world)
        _ = old.send("POST /__admin/clock", #"{"advance": "1h"}"#, world)
        let engine = MockEngine(succeeding: old, apis: [try Self.api(Self.tickets)])
        #expect(try Self.tickets(engine) == ["t-1 x", "3 c", "2 b", "1 a"])
        #expect(try Self.tickets(engine, world) == ["t-1 y", "3 c", "2 b", "1 a"])
        #expect(engine.send("POST /tickets?buyer=z").text == #""t-2""#)
        #expect(engine.send("GET /__admin/clock", "", world).text == #"{"now":"2025-01-01T13:00:00.000000Z"}"#)
        // Because a request may be on its way when the engines change, the old one's still counts.
        _ = old.send("POST /tickets?buyer=late")
        #expect(try Self.tickets(engine).first == "t-3 late")
    }

    @Test func followsTheFileInSeedsThatNoRequestTouched() throws {
        let old = try Shop.engine(apis: [Self.api(Self.tickets)])
        _ = old.send("GET /tickets/latest?buyer=b&for=mine")
        _ = old.send("POST /tickets/3:give")
        _ = old.send("POST /tickets?buyer=x")
        let changed = """
            resources:
              tickets: {key: id, limit: 5, seed: [{id: '1', buyer: new}, {id: '2', buyer: new}, {id: '3', buyer: c}, {id: '4', buyer: d}]}

            """
        let engine = MockEngine(succeeding: old, apis: [try Self.api(changed)])
        #expect(try Self.tickets(engine) == ["t-1 x", "4 d", "1 new", "2 mine"])
        #expect(engine.send("GET /tickets/latest?buyer=d&for=e").text == #""4""#)
    }

    @Test func startsCollectionsAnewThatHaveAnotherKey() throws {
        let old = try Shop.engine(apis: [Self.api(Self.tickets)])
        _ = old.send("POST /tickets?buyer=x")
        let engine = MockEngine(succeeding: old, apis: [try Self.api("resources:\n  tickets: {key: buyer}\n")])
        #expect(try Self.tickets(engine) == [])
    }
}
