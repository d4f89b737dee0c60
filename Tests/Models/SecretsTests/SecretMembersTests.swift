import HTTPModel
import JSONModel
import Testing

@testable import Secrets

/// Members of bodies that are secret by their names.
@Suite struct SecretMembersTests {
    private func found(_ type: String, _ body: String) -> [String] {
        SecretMembers(fields: ["Content-Type": type], body: Array(body.utf8), SecretNames(members: ["pin"])).found
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
