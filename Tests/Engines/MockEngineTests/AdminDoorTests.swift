import HTTPModel
import Testing

@testable import MockEngine

/// Who may use the admin API, and the words for those who may not.
@Suite struct AdminDoorTests {
    private static func answer(
        _ fields: HTTPFields, _ access: AdminDoor.Access = .open(hosts: ["mock.test"]),
        _ target: String = "/__admin/health"
    ) throws -> HTTPResponse {
        let engine = try Shop.engine(options: { $0.admin = AdminDoor(access) })
        return engine.respond(to: HTTPRequest(.get, RequestTarget(target), fields: fields))
    }

    @Test(arguments: [
        "localhost", "LOCALHOST:8080", "localhost.", "shop.localhost:1", "127.0.0.1", "127.0.0.1:80", "127.3.2.1",
        "[::1]", "[::1]:8080", "[0:0:0:0:0:0:0:1]", "mock.test", "Mock.Test:99",
    ])
    func answersAtTheNamesOfThisMachine(host: String) throws {
        #expect(try Self.answer(["Host": host]).status == 200)
    }

    @Test(arguments: [
        "evil.example", "127.0.0.1.evil.example", "localhost.evil.example", "notlocalhost", "128.0.0.1", "127.0.0.256",
        "127.0.0", "127.0.0.0x1", "[::2]", "[1::1]", "[::1", "[]", "0.0.0.0", "",
    ])
    func doesNotAnswerAtOtherNames(host: String) throws {
        #expect(try Self.answer(["Host": host]).status == 403)
        #expect(try Self.answer(["Host": host], .open(hosts: []), "/__sandbox/a/__admin/clock").status == 403)
        #expect(try Self.answer(["Host": host], .open(hosts: []), "/shop/__admin/clock").status == 403)
    }

    @Test func saysHowToAllowAName() throws {
        #expect(
            try Self.answer(["Host": "box.lan:8080"]).text == """
                {"title":"the admin API is not open for this host name","status":403,"detail":"'box.lan' is no name of a \
                loopback address, so a web page may have sent the request (DNS rebinding); call 'localhost' or '127.0.0.1', \
                or start the mock with '--allowed-host box.lan'","server":"understudy"}
                """)
    }

    @Test(
        arguments: [
            (["Origin": "http://evil.example"], 403), (["Origin": "null"], 403),
            (["Origin": "http://localhost:3000"], 403),
            (["Origin": "https://localhost:8080"], 200), (["Origin": "http://LOCALHOST:8080"], 200),
            (["Sec-Fetch-Site": "cross-site"], 403), (["Sec-Fetch-Site": "same-site"], 403),
            (["Sec-Fetch-Site": "same-origin"], 200), (["Sec-Fetch-Site": "none"], 200),
            (["Origin": "http://localhost:8080", "Sec-Fetch-Site": "cross-site"], 403),
        ] as [(HTTPFields, Int)])
    func answersPagesOfTheMockOnly(fields: HTTPFields, status: Int) throws {
        var fields = fields
        fields.append("Host", "localhost:8080")
        #expect(try Self.answer(fields).status == status)
        fields.append("Authorization", "Bearer letmein")
        let token = try #require(AdminToken("letmein"))
        #expect(try Self.answer(fields, .token(token)).status == status)
    }

    @Test func aPageWithoutAHostIsNotTheMocks() throws {
        #expect(try Self.answer(["Origin": "null"]).status == 403)
        #expect(try Self.answer([:]).status == 200)
    }

    @Test func namesThePageThatItRefuses() throws {
        let answer = try Self.answer(["Host": "localhost", "Origin": "http://evil.example"])
        #expect(
            answer.text == """
                {"title":"the admin API is not open for web pages","status":403,"detail":"a web page from elsewhere sent \
                the request ('Origin: http://evil.example'); the admin API answers no such page, also with '--cors'; call \
                it from the program that runs the tests","server":"understudy"}
                """)
    }

    @Test(arguments: [
        ("Bearer letmein", 200), ("bearer  letmein", 200), ("Bearer letmeout", 401), ("Bearer letmein x", 401),
        ("Basic letmein", 401), ("letmein", 401), ("", 401),
    ])
    func wantsItsToken(authorization: String, status: Int) throws {
        let token = try #require(AdminToken("letmein"))
        let answer = try Self.answer(["Host": "box.lan", "Authorization": authorization], .token(token))
        #expect(answer.status == status)
        #expect(!answer.text.contains("letme"))
    }

    @Test func saysWhereTheTokenGoes() throws {
        let answer = try Self.answer([:], .token(try #require(AdminToken("letmein"))))
        #expect(answer.fields["WWW-Authenticate"] == "Bearer realm=\"understudy admin\"")
        #expect(
            answer.text == """
                {"title":"the admin API needs its token","status":401,"detail":"expected 'Authorization: Bearer' with the \
                token of the mock's '--admin-token', found no 'Authorization'","server":"understudy"}
                """)
    }

    @Test(arguments: ["", "a b", "tökén", "a\n"]) func takesNoTokenThatAFieldCannotCarry(text: String) {
        #expect(AdminToken(text) == nil)
    }

    @Test func saysHowToTurnTheAdminAPIOn() throws {
        #expect(
            try Self.answer(["Host": "127.0.0.1"], .closed).text == """
                {"title":"the admin API is off","status":403,"detail":"the mock listens on an address that other machines \
                reach, so its admin API is off; start it with '--admin-token' or '--admin-port'","server":"understudy"}
                """)
        #expect(
            try Self.answer([:], .elsewhere).text == """
                {"title":"the admin API is not on this port","status":403,"detail":"the admin API has a port of its own; \
                its URL is in the line that 'serve' prints when it starts","server":"understudy"}
                """)
    }

    @Test func theAPIsThemselvesAreOpen() throws {
        let fields: HTTPFields = ["Host": "evil.example", "Origin": "http://evil.example"]
        #expect(try Self.answer(fields, .closed, "/ping").status == 200)
    }

    @Test func aPortOfItsOwnHasTheAdminAPIOnly() throws {
        let responder = AdminResponder(
            try Shop.engine(options: { $0.admin = AdminDoor(.elsewhere) }), door: .ofLoopback)
        func status(_ target: String, _ fields: HTTPFields = [:]) -> Int {
            responder.answered(HTTPRequest(.get, RequestTarget(target), fields: fields)).response.status
        }
        #expect(status("/__admin/health") == 200)
        #expect(status("/shop/__admin/clock") == 200)
        #expect(status("/__sandbox/a/__admin/clock") == 200)
        #expect(status("/__admin/health", ["Host": "evil.example"]) == 403)
        #expect(status("/ping") == 404)
    }

    @Test func crossOriginAnswersStopAtTheAdminAPI() throws {
        let responder = CrossOriginResponder(try Shop.engine())
        for target in ["/__admin/requests", "/shop/__admin/requests", "/__sandbox/a/__admin/requests"] {
            let preflight: HTTPFields = ["Origin": "http://evil.example", "Access-Control-Request-Method": "DELETE"]
            let request = HTTPRequest(.options, RequestTarget(target), fields: preflight)
            let answer = responder.answered(request).response
            #expect(answer.status == 403)
            #expect(answer.fields["Access-Control-Allow-Origin"] == nil)
            let tooLarge = responder.completing(HTTPResponse(status: 413), reason: "too large", to: request)
            #expect(tooLarge.fields == ["Understudy-Reason": "too large"])
        }
    }
}
