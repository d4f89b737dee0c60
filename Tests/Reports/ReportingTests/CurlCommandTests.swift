import Diagnostics
import HTTPModel
import Secrets
import Testing
import Verification

@testable import Reporting

/// The commands word for word; that they send the same request is tested end to end.
@Suite struct CurlCommandTests {
    private static let names = SecretNames(headers: ["X-Key"], query: ["token"])

    private static func command(
        _ method: HTTPMethod = .get, _ target: String = "/orders", _ fields: HTTPFields = ["Accept": "*/*"],
        body: [UInt8] = [], base: String = "http://shop/v1"
    ) -> String {
        let exchange = Exchange(
            baseURL: base, request: HTTPRequest(method, RequestTarget(target), fields: fields, body: body),
            response: nil, duration: .zero)
        let location = SourceLocation(file: "s.yaml", line: 1, column: 1)
        let step = StepRun(id: "a", title: "a", location: location, outcome: .failed, exchange: exchange)
        let scenario = ScenarioRun(title: "s", api: "my-shop", location: location, steps: [step], duration: .zero)
        return CurlCommand(exchange, Redaction(names, scenario: scenario)).text
    }

    @Test func writesWhatCurlWouldDoOtherwise() {
        let accept = "-H 'Accept: */*'"
        #expect(Self.command() == "curl -i \(accept) http://shop/v1/orders")
        #expect(Self.command(.head) == "curl -i -I \(accept) http://shop/v1/orders")
        #expect(Self.command(.delete) == "curl -i -X DELETE \(accept) http://shop/v1/orders")
        #expect(Self.command(.get, "/orders", [:]) == "curl -i -H 'Accept:' http://shop/v1/orders")
        #expect(Self.command(.get, "/a/../b") == "curl -i --path-as-is \(accept) http://shop/v1/a/../b")
        #expect(Self.command(.get, "/a?x[]=1&y=2") == "curl -i -g \(accept) 'http://shop/v1/a?x[]=1&y=2'")
        #expect(Self.command(.get, "/a?") == "curl -i --request-target '/v1/a?' \(accept) 'http://shop/v1/a?'")
        #expect(Self.command(.get, "/a", ["Accept": "*/*", "X": " "]) == "curl -i \(accept) -H 'X;' http://shop/v1/a")
        #expect(
            Self.command(.post) == "curl -i -X POST \(accept) -H 'Content-Type:' --data-raw '' http://shop/v1/orders")
    }

    @Test func quotesBodies() {
        func body(_ text: String) -> String {
            Self.command(.put, "/a", ["Accept": "a", "Content-Type": "b"], body: Array(text.utf8))
        }
        let start = "curl -i -X PUT -H 'Accept: a' -H 'Content-Type: b'"
        #expect(body("it's") == "\(start) --data-raw 'it'\\''s' http://shop/v1/a")
        #expect(body("@file") == "\(start) --data-raw @file http://shop/v1/a")
        #expect(body("a\n\t\\b") == #"printf '%b' 'a\n\0011\\b' | \#(start) --data-binary @- http://shop/v1/a"#)
        #expect(body("\u{202E}") == #"printf '%b' '\0342\0200\0256' | \#(start) --data-binary @- http://shop/v1/a"#)
        let bytes = Self.command(.put, "/a", ["Accept": "a", "Content-Type": "b"], body: [0, 0x41, 0x5C, 0xFF])
        #expect(bytes == #"printf '%b' '\0000A\0134\0377' | \#(start) --data-binary @- http://shop/v1/a"#)
        let long = body(String(repeating: "x", count: 8001))
        #expect(
            long
                == "\(start) -H 'Expect:' --data-binary @- http://shop/v1/a  # with the body of 8001 bytes on standard input"
        )
    }

    @Test func namesSecretsInsteadOfShowingThem() {
        let text = Self.command(
            .post, "/a?token=t0p%2Fsecret&page=2",
            [
                "Accept": "a", "Content-Type": "b", "X-Key": "k3y-1234!", "Authorization": "Bearer abc.def",
                "Cookie": "a=b; session=qwertz", "X-Echo": "k3y-1234!x",
            ], body: Array(#"{"k":"k3y-1234!","t":"t0p/secret"}"#.utf8), base: "https://me:pw1234@shop/v1")
        #expect(
            text == """
                curl -i -X POST -H 'Accept: a' -H 'Content-Type: b' -H "X-Key: $MY_SHOP_X_KEY" \
                -H "Authorization: Bearer $MY_SHOP_AUTHORIZATION" -H "Cookie: $MY_SHOP_COOKIE" \
                -H "X-Echo: ${MY_SHOP_X_KEY}x" --data-raw '{"k":"'"$MY_SHOP_X_KEY"'","t":"'"$MY_SHOP_TOKEN"'"}' \
                "https://$MY_SHOP_USER@shop/v1/a?token=$MY_SHOP_TOKEN_URL&page=2"
                """)
    }

    @Test func everySecretKeepsOneVariable() {
        let text = Self.command(.get, "/a", ["X-Key": "a"])
        #expect(text == "curl -i -H \"X-Key: $MY_SHOP_X_KEY\" -H 'Accept:' http://shop/v1/a")
    }
}
