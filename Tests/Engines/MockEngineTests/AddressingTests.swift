import HTTPModel
import JSONModel
import MockEngine
import Moments
import Testing

/// `$server`: the address that was called, which leads back to the same sandbox of the same API.
@Suite struct AddressingTests {
    private static let behaviour = """
        operations:
          GetOrder: {then: {respond: {status: 200, body: ["{$operation} in '{$sandbox}'", "{$server}/orders/{$request.path.id}"]}}}
        """

    private static func engine(_ apis: [String] = ["shop"], trustsProxy: Bool = false) throws -> MockEngine {
        let noon = try #require(Timestamp(rfc3339: "2025-01-01T12:00:00Z"))
        var options = EngineOptions(now: { noon }, seed: 1)
        options.trustsProxy = trustsProxy
        return MockEngine(apis: try apis.map { try Shop.api($0, behaviour: behaviour) }, options: options)
    }

    /// Sends the request, then one to the address in its answer without any field, as a browser does.
    private static func address(
        _ engine: MockEngine, _ path: String, _ fields: HTTPFields = ["Host": "127.0.0.1:8080"]
    ) throws -> String {
        let first = try JSON(text: engine.send("GET \(path)", "", fields).text)
        let address = try #require(first.arrayValue?.last?.stringValue)
        let host = try #require(address.split(separator: "/", omittingEmptySubsequences: false).dropFirst(2).first)
        let again = engine.send("GET \(address)", "", ["Host": String(host)])
        #expect(again.text == first.description)
        return address
    }

    @Test(
        arguments: [
            (["shop"], "/orders/7", "http://127.0.0.1:8080/orders/7"),
            (["shop"], "/shop/orders/7", "http://127.0.0.1:8080/shop/orders/7"),
            (["shop"], "/api/orders/7", "http://127.0.0.1:8080/api/orders/7"),
            (["shop"], "/shop/api/orders/7", "http://127.0.0.1:8080/shop/api/orders/7"),
            (["shop"], "/__sandbox/t-1/orders/7", "http://127.0.0.1:8080/__sandbox/t-1/orders/7"),
            (["shop", "other"], "/shop/orders/7", "http://127.0.0.1:8080/shop/orders/7"),
            (["shop", "other"], "/other/api/orders/7", "http://127.0.0.1:8080/other/api/orders/7"),
            (["orders"], "/orders/7", "http://127.0.0.1:8080/orders/7"),
            (["my shop", "é"], "/my%20shop/orders/7", "http://127.0.0.1:8080/my%20shop/orders/7"),
            (["my shop", "é"], "/%C3%A9/orders/7", "http://127.0.0.1:8080/%C3%A9/orders/7"),
        ] as [([String], String, String)])
    func isWhatWasCalled(apis: [String], path: String, address: String) throws {
        #expect(try Self.address(Self.engine(apis), path) == address)
    }

    @Test(arguments: [("/", ""), ("/root", "/root"), ("/root/", "/root"), ("/__sandbox/a/root", "/__sandbox/a/root")])
    func isWholeWhereTheOperationHasNoPathOfItsOwn(path: String, server: String) throws {
        let contract = """
            openapi: 3.1.0
            info: {title: Root, version: '1'}
            paths: {/: {get: {operationId: Root, responses: {'200': {description: x, content: {text/plain: {}}}}}}}
            """
        let behaviour = "operations: {Root: {then: {respond: {status: 200, body: $server}}}}"
        let root = try Shop.api("root", contract: contract, behaviour: behaviour)
        #expect(try Shop.engine(apis: [root]).send("GET \(path)", "", ["Host": "a"]).text == "http://a\(server)")
    }

    @Test(arguments: ["t-1", "a b", "a/b", "ü?#%", "t.1~x_y"])
    func namesTheSandboxOfAField(name: String) throws {
        let fields: HTTPFields = ["Host": "127.0.0.1:8080", "Understudy-Sandbox": name]
        let path = "/__sandbox/\(PercentEncoding.encode(name))/shop/orders/7"
        #expect(
            try Self.address(Self.engine(["shop", "other"]), "/shop/orders/7", fields) == "http://127.0.0.1:8080\(path)"
        )
    }

    @Test func keepsTheHostThatNamesTheAPI() throws {
        let fields: HTTPFields = ["Host": "other.localhost:8080"]
        let address = try Self.address(Self.engine(["shop", "other"]), "/orders/7", fields)
        #expect(address == "http://other.localhost:8080/orders/7")
    }

    /// A path that only one API has may be another's tomorrow.
    @Test func namesTheAPIWhereThereAreOthers() throws {
        let fish = try Shop.api("fish", contract: Shop.contract.replacing("/orders", with: "/fish"), behaviour: "{}")
        let noon = try #require(Timestamp(rfc3339: "2025-01-01T12:00:00Z"))
        let shop = try Shop.api(behaviour: Self.behaviour)
        let engine = MockEngine(apis: [shop, fish], options: EngineOptions(now: { noon }, seed: 1))
        #expect(try Self.address(engine, "/orders/7") == "http://127.0.0.1:8080/shop/orders/7")
    }

    @Test(
        arguments: [
            ([:], "localhost"), (["Host": ""], "localhost"), (["Host": "a b"], "localhost"),
            (["Host": "é.example"], "%C3%A9.example"),
        ] as [(HTTPFields, String)])
    func hasAHostAlways(fields: HTTPFields, host: String) throws {
        let answer = try Self.engine().send("GET /orders/7", "", fields)
        #expect(try JSON(text: answer.text).arrayValue?.last == .string("http://\(host)/orders/7"))
    }

    private static let proxied: HTTPFields = [
        "Host": "127.0.0.1:8080", "X-Forwarded-Proto": "https", "X-Forwarded-Host": "pay.example",
        "X-Forwarded-Prefix": "/mock", "Understudy-Sandbox": "t 1",
    ]

    @Test func takesTheAddressOfATrustedProxy() throws {
        let answer = try Self.engine(trustsProxy: true).send("GET /shop/orders/7", "", Self.proxied)
        let address: JSON = "https://pay.example/mock/__sandbox/t%201/shop/orders/7"
        #expect(try JSON(text: answer.text).arrayValue?.last == address)
    }

    @Test func trustsNoProxyByItself() throws {
        var fields = Self.proxied
        fields.append("Forwarded", "proto=https;host=pay.example")
        let answer = try Self.engine().send("GET /orders/7", "", fields)
        #expect(try JSON(text: answer.text).arrayValue?.last == "http://127.0.0.1:8080/__sandbox/t%201/orders/7")
    }
}
