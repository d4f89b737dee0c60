import HTTPModel
import MockEngine
import Testing

/// Lookups for all resources, several effects of a kind, and what the limit of a collection is for.
@Suite struct ListTests {
    let engine: MockEngine

    init() throws { engine = try Kiosk.engine() }

    @Test(arguments: [
        ("", #"["1","2","3"]"#), ("?buyer=a", #"["1","3"]"#), ("?buyer=z", "[]"), ("?but=2", #"["1","3"]"#),
        ("?buyer=a&but=3", #"["1"]"#),
    ])
    func findsAllThatFitTheOldestFirst(query: String, ids: String) {
        let response = engine.send("GET /tickets\(query)")
        #expect(response.status == 200)
        #expect(response.text == ids)
    }

    @Test func findsEachOnceAfterItsIndexedMemberChanged() {
        for buyer in ["b", "a", "b", "a"] {
            #expect(engine.send("POST /tickets/1:give?buyer=\(buyer)").status == 204)
        }
        #expect(engine.send("GET /tickets?buyer=a").text == #"["1","3"]"#)
        #expect(engine.send("GET /tickets?buyer=b").text == #"["2"]"#)
    }

    @Test func findsTheLatestCreatedAfterAnOlderOneChanged() {
        #expect(engine.send("GET /tickets/latest?buyer=a").text == #""3""#)
        #expect(engine.send("POST /tickets/2:give?buyer=a").status == 204)
        #expect(engine.send("GET /tickets/latest?buyer=a").text == #""3""#)
        #expect(engine.send("GET /tickets?buyer=a").text == #"["1","2","3"]"#)
    }

    @Test func createsAndUpdatesSeveral() {
        #expect(
            engine.send("POST /tickets?buyer=c").text
                == #"{"ticket":{"id":"t-1","buyer":"c","state":"paid"},"receipt":{"ticket":"t-1","state":"sent"}}"#)
    }

    @Test func keepsSeedsWhateverIsCreated() {
        for _ in 1...200 { #expect(engine.send("POST /tickets?buyer=a").status == 201) }
        #expect(engine.send("GET /tickets").text == #"["1","2","3","t-199","t-200"]"#)
        #expect(engine.send("GET /tickets?buyer=a").text == #"["1","3","t-199","t-200"]"#)
        #expect(engine.send("POST /tickets/2:give?buyer=a").status == 204)
        #expect(engine.send("GET /tickets?buyer=a").text == #"["1","2","3","t-199","t-200"]"#)
        #expect(engine.send("GET /__admin/resources/tickets/2").text == #"{"id":"2","buyer":"a"}"#)
    }

    @Test func sendsNoBodyForNull() {
        let response = engine.send("POST /tickets/1:give?buyer=b")
        #expect(response.status == 204)
        #expect(response.body.isEmpty)
        #expect(response.fields["Content-Type"] == nil)
    }

    @Test func saysThatNoRuleMatched() {
        let response = engine.send("POST /tickets/9:give")
        #expect(response.status == 501)
        #expect(
            response.text
                == #"{"title":"no rule of the operation matched","status":501,"#
                + #""detail":"no rule of GiveTicket holds for this request; "#
                + #"end its rules in the behaviour with one that has no conditions"}"#)
    }
}
