import HTTPModel
import Testing

@testable import MockEngine

@Suite struct CrossOriginTests {
    private struct Fixed: MockResponder {
        func isAdministrative(_ request: HTTPRequest) -> Bool { request.target.path == "/__admin" }
        let fields: HTTPFields
        func answered(_ request: HTTPRequest) -> Answered {
            Answered(HTTPResponse(status: 200, fields: fields), by: .understudy)
        }

        func completing(_ response: HTTPResponse, reason: String, to request: HTTPRequest) -> HTTPResponse {
            response
        }
    }

    private static func answer(_ method: HTTPMethod, _ fields: HTTPFields, own: HTTPFields = [:]) -> HTTPResponse {
        let request = HTTPRequest(method, RequestTarget("/"), fields: fields)
        guard case .now(let response) = CrossOriginResponder(Fixed(fields: own)).answer(to: request) else {
            preconditionFailure("the responder answers at once")
        }
        return response
    }

    @Test func namesTheOriginThatAsksAndNeverTwo() {
        #expect(Self.answer(.get, ["Origin": "null"]).fields["Access-Control-Allow-Origin"] == "null")
        let own = Self.answer(.get, ["Origin": "http://a.test"], own: ["access-control-allow-origin": "*"])
        #expect(own.fields.values(of: "Access-Control-Allow-Origin") == ["*"])
        #expect(own.fields["Access-Control-Allow-Credentials"] == nil)
    }

    @Test func exposesEachFieldOnceUnlessAnyPageMayReadIt() {
        let own: HTTPFields = ["Link": "1", "Content-Type": "a/b", "X-A": "2", "X-A": "3"]
        let fields = Self.answer(.get, ["Origin": "http://a.test"], own: own).fields
        #expect(fields["Access-Control-Expose-Headers"] == "Link, X-A")
    }

    @Test func optionsWithoutARequestedMethodIsNoPreflight() {
        #expect(Self.answer(.options, ["Origin": "http://a.test"]).status == 200)
        #expect(Self.answer(.options, ["Access-Control-Request-Method": "PUT"]).status == 200)
        let preflight = Self.answer(.options, ["Origin": "http://a.test", "Access-Control-Request-Method": "PUT"])
        #expect(preflight.status == 204)
        #expect(preflight.fields["Access-Control-Allow-Headers"] == nil)
        #expect(preflight.fields["Access-Control-Allow-Private-Network"] == nil)
    }
}
