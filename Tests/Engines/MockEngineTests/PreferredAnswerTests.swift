import HTTPModel
import MockEngine
import Testing

@Suite struct PreferredAnswerTests {
    static func prefer(_ value: String) throws -> HTTPResponse {
        try Shop.engine().send("POST /orders", #"{"sku":"ab"}"#, ["Prefer": value])
    }

    @Test func givesTheFirstErrorOfAStatus() throws {
        let response = try Self.prefer("code=422")
        #expect(response.text == #"{"code":"E1","message":"not your sku"}"#)
        #expect(response.fields["Preference-Applied"] == "code=422")
    }

    @Test func givesAnExampleOfASuccessBeforeAnErrorWithItsStatus() throws {
        let response = try Shop.engine().send("GET /ping", "", ["Prefer": "code=200"])
        #expect(response.text == #"{"pong":true}"#)
    }

    @Test func givesAnErrorOrAnExampleByName() throws {
        #expect(try Self.prefer("example=E1").status == 422)
        #expect(try Self.prefer("example=E2").status == 402)
        #expect(try Self.prefer("code=422, example=short").text == #"{"code":"short"}"#)
    }

    @Test func needsNeitherCredentialsNorABody() throws {
        #expect(try Shop.engine().send("POST /orders", "", ["Prefer": "code=402", "X-Key": ""]).status == 402)
    }

    @Test(arguments: [
        ("code=418", "CreateOrder documents no answer with status 418; documented are 201, 402, 422"),
        ("example=shrt", "CreateOrder has no error or example 'shrt'; did you mean 'short'?"),
        ("code=402, example=E1", "example 'E1' has status 422, not 402"),
        ("code=201, example=short", "example 'short' has status 422, not 201"),
        ("code=402, example=shrt", "CreateOrder has no error or example 'shrt'; did you mean 'short'?"),
        ("example=E3", "CreateOrder has no error or example 'E3'"),
    ])
    func refusesWhatNobodyDocuments(preference: String, detail: String) throws {
        let response = try Self.prefer(preference)
        #expect(response.status == 400)
        #expect(response.text.contains(detail))
    }

    @Test func holdsARequestForASuccessToTheContract() throws {
        #expect(try Self.prefer("code=201").status == 201)
        let engine = try Shop.engine()
        #expect(engine.send("POST /orders", #"{"sku":1}"#, ["Prefer": "code=201"]).status == 422)
        #expect(engine.send("POST /orders", #"{"sku":"ab"}"#, ["Prefer": "code=201", "X-Key": ""]).status == 401)
    }

    @Test func readsTheQueryWhereFieldsCannotBeSet() throws {
        let engine = try Shop.engine()
        #expect(engine.send("POST /orders?__code=402").status == 402)
        #expect(engine.send("POST /orders?__example=E1").status == 422)
        #expect(engine.send("POST /orders?__example=E1", "", ["Prefer": "code=402"]).status == 402)
    }

    @Test func ignoresPreferencesItDoesNotKnow() throws {
        #expect(try Self.prefer("respond-async").status == 201)
    }
}
