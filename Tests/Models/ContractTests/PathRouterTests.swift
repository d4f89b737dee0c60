import Contract
import HTTPModel
import Testing

@Suite struct PathRouterTests {
    static let router: PathRouter<String> = {
        var router = PathRouter<String>()
        for template in [
            "/", "/pets", "/pets/mine", "/pets/{id}", "/pets/{id}/toys/{toy}", "/v1/accounts/{account}/devices:list",
            "/v1/intents/{id}:confirm", "/v1/intents/{id}", "/files/{name}.{ending}", "/caf%C3%A9/{id}",
        ] {
            _ = router.add(PathTemplate(template), .get, template)
        }
        return router
    }()

    @Test(
        arguments: [
            ("/", "/", []), ("/pets", "/pets", []), ("/pets/mine", "/pets/mine", []), ("/pets/7", "/pets/{id}", ["7"]),
            ("/pets/a%2Fb", "/pets/{id}", ["a%2Fb"]), ("/pets/7/toys/ball", "/pets/{id}/toys/{toy}", ["7", "ball"]),
            ("/pets/mine/toys/ball", "/pets/{id}/toys/{toy}", ["mine", "ball"]),
            ("/v1/accounts/acct_1/devices:list", "/v1/accounts/{account}/devices:list", ["acct_1"]),
            ("/v1/intents/pi_1:confirm", "/v1/intents/{id}:confirm", ["pi_1"]),
            ("/v1/intents/pi_1:cancel", "/v1/intents/{id}", ["pi_1:cancel"]),
            ("/files/a.b.txt", "/files/{name}.{ending}", ["a.b", "txt"]),
            ("/v1/intents/pi_1%3Aconfirm", "/v1/intents/{id}:confirm", ["pi_1"]),
            ("/v1/intents/pi%2F%C3%A9%3aconfirm", "/v1/intents/{id}:confirm", ["pi%2F%C3%A9"]),
            ("/v1/intents/pi%3Aconfirm:confirm", "/v1/intents/{id}:confirm", ["pi%3Aconfirm"]),
            ("/v1/intents/pi_1:confir%6D", "/v1/intents/{id}:confirm", ["pi_1"]),
            ("/v1/intents/100%:confirm", "/v1/intents/{id}:confirm", ["100%"]),
            ("/v1/accounts/acct_1/devices%3Alist", "/v1/accounts/{account}/devices:list", ["acct_1"]),
            ("/%70ets/mine", "/pets/mine", []), ("/café/1", "/caf%C3%A9/{id}", ["1"]),
            ("/caf%c3%a9/%2e", "/caf%C3%A9/{id}", ["%2e"]),
            ("/files/%2E.txt", "/files/{name}.{ending}", ["%2E", "txt"]),
        ] as [(String, String, [String])])
    func findsTheTemplateWithMostLiterals(path: String, template: String, values: [String]) throws {
        let match = try #require(Self.router.match(path))
        #expect(match.routes[.get] == template)
        #expect(match.values.map(String.init) == values)
    }

    @Test(arguments: [
        "/pet", "/pets/", "/pets/7/", "/pets//toys/x", "/v1/intents/:confirm/x", "/files/.txt", "//", "/pets%2Fmine",
        "/v1/intents/%3Aconfirm/x", "/files/%2Etxt",
    ])
    func findsNothingWhereNoTemplateFits(_ path: String) {
        #expect(Self.router.match(path) == nil)
    }

    @Test func refusesASecondRouteOfTheSameShapeAndMethod() {
        var router = PathRouter<Int>()
        let added = [
            router.add(PathTemplate("/pets/{id}"), .get, 1), router.add(PathTemplate("/pets/{name}"), .get, 2),
            router.add(PathTemplate("/pets/{name}"), .post, 3),
        ]
        #expect(added == [true, false, true])
        #expect(router.match("/pets/7")?.routes == [.get: 1, .post: 3])
    }
}
