import HTTPModel
import JSONModel
import MockEngine
import Testing

@Suite struct MockEngineTests {
    @Test func remembersWhatWasCreated() throws {
        let engine = try Shop.engine()
        let created = engine.send("POST /orders", #"{"sku":"ab","count":2.0}"#)
        #expect(created.status == 201)
        #expect(created.fields["Location"] == "/orders/1")
        #expect(created.text == #"{"id":1,"sku":"ab","count":2.0,"state":"open"}"#)
        #expect(engine.send("GET /orders/1").text == created.text)
        #expect(engine.send("GET /orders/2").status == 404)
        #expect(engine.send("DELETE /orders/1").status == 204)
        #expect(engine.send("GET /orders/1").status == 404)
    }

    @Test func leavesAbsentMembersOut() throws {
        #expect(try Shop.engine().send("POST /orders", #"{"sku":"ab"}"#).text == #"{"id":1,"sku":"ab","state":"open"}"#)
    }

    @Test func answersTheFirstRuleThatHolds() throws {
        let engine = try Shop.engine()
        #expect(engine.send("POST /orders", #"{"sku":"zz"}"#).text == #"{"code":"E1","message":"not your sku"}"#)
        let refused = engine.send("POST /orders", #"{"sku":"ab","count":101}"#)
        #expect(refused.status == 402)
        #expect(refused.body.isEmpty)
        #expect(refused.fields["Content-Type"] == nil)
    }

    @Test func keepsAsManyResourcesAsTheCollectionMayHold() throws {
        let engine = try Shop.engine()
        for _ in 1...5 { _ = engine.send("POST /orders", #"{"sku":"ab"}"#) }
        #expect(engine.send("GET /orders/2").status == 404)
        #expect((3...5).allSatisfy { engine.send("GET /orders/\($0)").status == 200 })
    }

    @Test func takesTheSandboxFromThePathToo() throws {
        let engine = try Shop.engine()
        #expect(engine.send("POST /__sandbox/a%20b/orders", #"{"sku":"ab"}"#).status == 201)
        #expect(engine.send("GET /orders/1", "", ["Understudy-Sandbox": "a b"]).status == 200)
        #expect(engine.send("GET /orders/1").status == 404)
        #expect(engine.send("GET /__sandbox/a%20b/shop/orders/1").status == 200)
        #expect(engine.send("GET /__sandbox/a%20b/__admin/resources/orders/1").status == 200)
        #expect(engine.send("GET /__sandbox/a%20b").status == 404)
        #expect(engine.send("GET /__sandbox/a/__sandbox/b/orders/1").status == 404)
    }

    @Test func sharesSandboxesWithAnEngineOfItsOwnAPIs() throws {
        let first = try Shop.engine()
        let second = MockEngine(sharingSandboxesOf: first, apis: [try Shop.api()])
        #expect(first.send("POST /orders", #"{"sku":"ab"}"#).status == 201)
        #expect(second.send("POST /orders", #"{"sku":"cd"}"#).text.contains(#""id":2"#))
        #expect(second.send("GET /orders/1").text == first.send("GET /orders/1").text)
        #expect(first.send("GET /__admin/resources/orders").text.contains("cd"))
    }

    @Test func keepsSandboxesApart() throws {
        let engine = try Shop.engine()
        _ = engine.send("POST /orders", #"{"sku":"ab"}"#, ["Understudy-Sandbox": "a"])
        #expect(engine.send("GET /orders/1", "", ["Understudy-Sandbox": "a"]).status == 200)
        #expect(engine.send("GET /orders/1", "", ["Understudy-Sandbox": "b"]).status == 404)
        #expect(engine.send("GET /orders/1").status == 404)
    }

    @Test func drawsFromTheSeedAndTheNameOfTheSandbox() throws {
        func code(_ sandbox: String) throws -> String {
            let behaviour = """
                operations:
                  GetOrder: {then: {respond: {status: 200, body: $(hex(16))}}}
                """
            return try Shop.engine(apis: [Shop.api(behaviour: behaviour)])
                .send("GET /orders/1", "", ["Understudy-Sandbox": sandbox]).text
        }
        #expect(try code("a") == code("a"))
        #expect(try Set(["", "a", "b"].map { try code($0) }).count == 3)
    }

    @Test func speaksTheMediaTypeTheCallerWants() throws {
        let engine = try Shop.engine()
        let xml = #"<?xml version="1.0" encoding="UTF-8"?><Order><id>1</id><sku>ab</sku><state>open</state></Order>"#
        let sent = engine.send("POST /orders", "<Order><sku>ab</sku></Order>", ["Content-Type": "text/xml"])
        #expect(sent.fields["Content-Type"] == "text/xml")
        #expect(sent.text == xml)
        let json = engine.send(
            "POST /orders", "<Order><sku>ab</sku></Order>",
            ["Content-Type": "text/xml", "Accept": "text/*;q=0.5, application/json"])
        #expect(json.fields["Content-Type"] == "application/json")
    }

    @Test(
        arguments: [
            ("POST /orders", #"{"sku":"ab"}"#, ["X-Key": "wrong"], 401),
            ("POST /orders", #"{"sku":"ab"}"#, ["X-Key": ""], 401),
            ("POST /orders", "", [:], 422),
            ("POST /orders", #"{"sku":"#, [:], 422),
            ("POST /orders", #"{"sku":"ab","sku":"cd"}"#, [:], 422),
            ("POST /orders", "sku=ab", ["Content-Type": "application/x-www-form-urlencoded"], 415),
            ("POST /orders", #"{"sku":"ab"}"#, ["Accept": "image/png"], 406),
            ("POST /orders", #"{}"#, [:], 422),
            ("POST /orders", #"{"sku":5}"#, [:], 422),
            ("GET /orders/x", "", [:], 400),
            ("PUT /orders", "", [:], 405),
            ("GET /order", "", [:], 404),
        ] as [(String, String, HTTPFields, Int)])
    func turnsAwayWhatTheContractDoesNotAllow(line: String, body: String, fields: HTTPFields, status: Int) throws {
        let response = try Shop.engine().send(line, body, fields)
        #expect(response.status == status)
        #expect(response.fields["Content-Type"] == "application/problem+json")
    }

    @Test func saysWhatWasWrong() throws {
        let engine = try Shop.engine()
        #expect(
            engine.send("POST /orders", #"{"count":1.5}"#).text
                == #"{"title":"the request does not keep to the contract","status":422,"#
                + #""detail":"body /count: expected integer, found number; body /sku: 'sku' is required","#
                + #""violations":[{"in":"body","pointer":"/count","keyword":"type","message":"expected integer, found number"},"#
                + #"{"in":"body","pointer":"/sku","keyword":"required","message":"'sku' is required"}]}"#
        )
        #expect(
            engine.send("GET /ordrs").text
                == #"{"title":"no operation at this path","status":404,"#
                + #""detail":"no operation of 'shop' has the path '/ordrs'; the nearest are POST /orders, "#
                + #"GET /orders/{id}, DELETE /orders/{id}, GET /ping","#
                + #""operations":["POST /orders","GET /orders/{id}","DELETE /orders/{id}","GET /ping"]}"#)
        let wrongMethod = engine.send("PATCH /orders/1")
        #expect(wrongMethod.fields["Allow"] == "DELETE, GET, HEAD, OPTIONS")
        #expect(wrongMethod.text.contains("'/orders/1' takes DELETE, GET, not PATCH"))
    }

    @Test func letsABehaviourAnswerAViolation() throws {
        let refused = try Shop.engine().send("POST /orders", #"{"sku":"a"}"#)
        #expect(refused.text == #"{"code":"short","in":"/sku"}"#)
        #expect(refused.fields["Understudy-Reason"] == "body /sku breaks 'minLength'")
    }

    @Test func evaluatesWhatAnErrorHas() throws {
        let behaviour = """
            errors:
              status: 404
              body: {code: $error.code, message: $error.message, about: $error.about, hint: $error.hint}
              codes:
                E1: {code: "E-{$request.path.id}", message: "no order {$request.path.id}", about: [$operation], hint: $request.query.hint}
                E2: "$$ {$method}"
            operations:
              GetOrder: {then: {respond: E1}}
              DeleteOrder: {then: {respond: E2}}
            """
        let contract = Shop.contract.replacing(
            "'204': {description: gone}", with: "'204': {description: gone}, '404': {description: none}")
        let engine = try Shop.engine(apis: [Shop.api(contract: contract, behaviour: behaviour)])
        #expect(engine.send("GET /orders/7").text == #"{"code":"E-7","message":"no order 7","about":["GetOrder"]}"#)
        #expect(engine.send("GET /orders/7?hint=a").text.contains(#""hint":"a""#))
        #expect(engine.send("DELETE /orders/7").text == #"{"code":"E2","message":"$ DELETE"}"#)
    }

    @Test func answersWithTheContractsExampleWhereNoRuleSpeaks() throws {
        #expect(try Shop.engine().send("GET /ping").text == #"{"pong":true}"#)
        #expect(try Shop.engine().send("HEAD /ping").status == 200)
    }
}
