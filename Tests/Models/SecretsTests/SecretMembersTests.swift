import HTTPModel
import JSONModel
import Testing

@testable import Secrets

/// Members of bodies that are secret by their names.
@Suite struct SecretMembersTests {
    private func found(_ type: String, _ body: String) -> [String] {
        SecretMembers(fields: ["Content-Type": type], body: Array(body.utf8), SecretNames(members: ["pin"])).parts
            .map { "\($0.name)=\($0.text)" }
    }

    @Test func findsThemInEveryKindOfBody() {
        #expect(
            found("application/json", #"{"a": [{"client_secret": "x1"}], "password": "x2"}"#) == [
                "client_secret=x1", "password=x2",
            ])
        #expect(
            found("application/x-www-form-urlencoded", "grant=1&client_secret=x%201&pin=7") == [
                "client_secret=x 1", "pin=7",
            ])
        #expect(found("text/xml", "<r><password>x</password></r>") == ["password=x"])
        #expect(found("application/json", #"{"name": "password"}"#) == [])
        #expect(found("application/json", #"{"password": null}"#) == [])
    }

    private func masked(_ type: String, _ body: String) -> String {
        let members = SecretMembers(fields: ["Content-Type": type], body: Array(body.utf8), SecretNames())
        return String(decoding: members.masked, as: UTF8.self)
    }

    @Test(arguments: [
        (#"{"password" : "x1", "n": "x1"}"#, #"{"password" : "••••", "n": "x1"}"#),
        (
            #"{"Pass-Word": 1234, "client-secret": true, "secret": null}"#,
            #"{"Pass-Word": "••••", "client-secret": "••••", "secret": null}"#
        ),
        (
            #"{"secret": {"a": ["x", {"b": 1}], "c": null}, "d": "x"}"#,
            #"{"secret": {"a": ["••••", {"b": "••••"}], "c": null}, "d": "x"}"#
        ),
        (#"{"secret": "a\"b", "e": "a\"b"}"#, #"{"secret": "••••", "e": "a\"b"}"#),
        (#"{"name": "password", "a": ["password", ":x"]}"#, #"{"name": "password", "a": ["password", ":x"]}"#),
        (#"{"secret": "abc"#, #"{"secret": "••••"#), (#"{"secret":"#, #"{"secret":"#),
        (#"{"secret": [1"#, #"{"secret": ["••••""#),
        (#"{"secret": "", "x": "a"#, #"{"secret": "", "x": "a"#),
    ]) func masksJSON(body: String, shown: String) { #expect(masked("application/json", body) == shown) }

    @Test(arguments: [
        ("<a><p:Password>x&amp;y</p:Password><b>x</b></a>", "<a><p:Password>••••</p:Password><b>x</b></a>"),
        (
            "<a secret='x>y' b = \"x\"><secret/><secret></secret></a>",
            "<a secret='••••' b = \"x\"><secret/><secret></secret></a>"
        ),
        ("<!-- a=\"1\" --><secret><b>1</b></secret>", "<!-- a=\"1\" --><secret>••••</secret>"),
        ("<a ><secret >x</secret ></a>", "<a ><secret >••••</secret ></a>"),
        ("<secret>x<secretive>y</secretive>z</secret>", "<secret>••••</secret>"),
        ("<secret>abc", "<secret>••••"), ("<secret a='", "<secret a='"), ("<", "<"),
    ]) func masksXML(body: String, shown: String) { #expect(masked("text/xml", body) == shown) }

    @Test(arguments: [
        ("password=a%20b&x=1&user[password]=q&password", "password=••••&x=1&user[password]=••••&password"),
        ("=&&password=&a=password", "=&&password=&a=password"),
    ]) func masksForms(body: String, shown: String) {
        #expect(masked("application/x-www-form-urlencoded", body) == shown)
    }

    @Test(arguments: [
        ("password=abc, 'client_secret': 'x y'", "password=••••, 'client_secret': '•••• y'"),
        ("the password is required: try again", "the password is required: try again"),
        ("no_password=1 passwords=2 secret", "no_password=1 passwords=2 secret"),
    ]) func masksTexts(body: String, shown: String) { #expect(masked("text/plain", body) == shown) }

    @Test func masksPartsOfForms() {
        func body(_ first: String, _ second: String) -> String {
            "--x\r\nContent-Disposition: form-data; name=\"secret\"\r\n\r\n\(first)\r\n--x\r\nContent-Type: text/xml"
                + "\r\n\r\n<secret>\(second)</secret>\r\n--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nabc"
                + "\r\n--x--\r\n"
        }
        #expect(masked("multipart/form-data; boundary=x", body("abc", "abc")) == body("••••", "••••"))
        #expect(masked("multipart/form-data; boundary=y", body("abc", "abc")).contains("secret"))
    }

    @Test func writesCommandsWithVariables() {
        let redaction = Redaction(
            SecretNames(), secrets: [Secret("longer-one", api: "shop", name: "X-Key")], of: "shop")
        func parts(_ type: String, _ body: [UInt8]) -> [ShellPart] {
            redaction.parts(ofBody: body, ["Content-Type": type])
        }
        #expect(
            parts("application/json", Array(#"{"password":"q\/1","pin":5,"k":"longer-one"}"#.utf8)) == [
                .literal(#"{"password":""#), .variable("SHOP_PASSWORD_ENCODED"), .literal(#"","pin":5,"k":""#),
                .variable("SHOP_X_KEY"), .literal(#""}"#),
            ])
        let wide = #"{"password":"q"}"#.utf16.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
        #expect(parts("text/plain;charset=utf-16be", wide) == [.variable("SHOP_BODY")])
    }

    @Test func redactionKnowsPasswordsOfURLsAndBasicCredentials() {
        let request = HTTPRequest(
            .get, RequestTarget("/"), fields: ["Authorization": "Basic \(Base64.encode("me:hunter22".utf8))"])
        let secrets = Redaction.secrets(of: request, to: "http://me:p%40ssw0rd@shop", nil, SecretNames(), api: "shop")
        let redaction = Redaction(SecretNames(), secrets: secrets, of: "shop")
        #expect(redaction.text("hunter22 p@ssw0rd p%40ssw0rd") == "•••• •••• ••••")
    }

    @Test func redactionKnowsThem() {
        let request = HTTPRequest(
            .post, RequestTarget("/token"), fields: ["Content-Type": "application/x-www-form-urlencoded"],
            body: Array("client_secret=s3cr3t-value".utf8))
        let response = HTTPResponse(
            status: 200, fields: ["Content-Type": "application/json"],
            body: Array(#"{"access_token":"t0k3n-value"}"#.utf8))
        let names = SecretNames()
        let secrets = Redaction.secrets(of: request, to: "http://shop", response, names, api: "shop")
        #expect(secrets.map(\.text) == ["s3cr3t-value", "t0k3n-value"])
        #expect(
            Redaction(names, secrets: secrets, of: "shop").text("s3cr3t-value or t0k3n-value") == "•••• or ••••")
    }
}
