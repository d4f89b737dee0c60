import HTTPModel
import JSONModel
import MockEngine
import Testing

@Suite struct RoutingTests {
    @Test(
        arguments: [
            ("GET /ping", nil), ("GET /shop/ping", nil), ("GET /ping", "shop.localhost:8080"), ("GET /api/ping", nil),
            ("GET /shop/api/ping", nil), ("GET /api/ping", "shop.localhost"),
        ] as [(String, String?)])
    func findsAnAPIByPathByNameAndByHost(line: String, host: String?) throws {
        let fields: HTTPFields = host.map { ["Host": $0] } ?? [:]
        #expect(try Shop.engine().send(line, "", fields).text == #"{"pong":true}"#)
    }

    @Test(arguments: ["/my%20shop/ping", "/my%20shop/api/ping", "/%6Dy%20shop/ping", "/my%20shop/__admin/health"])
    func readsTheNameOfAnAPIPercentEncoded(path: String) throws {
        let engine = try Shop.engine(apis: [Shop.api("my shop"), Shop.api("other")])
        #expect(engine.send("GET \(path)").status == 200)
    }

    @Test func givesAPathThatTwoAPIsClaimToNeither() throws {
        let engine = try Shop.engine(apis: [Shop.api("one"), Shop.api("two")])
        #expect(engine.send("GET /ping").status == 404)
        #expect(engine.send("GET /one/ping").status == 200)
        #expect(engine.send("GET /ping", "", ["Host": "two.localhost"]).status == 200)
    }
}
