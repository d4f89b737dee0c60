import HTTPModel
import MockEngine
import Testing

/// `Prefer` where the contract has ranges, a default and pages of HTML.
@Suite struct PreferredPageTests {
    static func prefer(_ value: String, accept: String = "*/*") throws -> HTTPResponse {
        try Kiosk.engine().send("GET /page", "", ["Prefer": value, "Accept": accept])
    }

    @Test(arguments: [
        ("code=404", 404, "missing"), ("example=missing", 404, "missing"), ("code=418", 418, "refused"),
        ("example=refused", 400, "refused"), ("code=402, example=refused", 402, "refused"),
        ("code=503", 503, "broken"), ("example=broken", 500, "broken"), ("code=302, example=broken", 302, "broken"),
    ])
    func findsExamplesOfRangesAndTheDefault(preference: String, status: Int, code: String) throws {
        let response = try Self.prefer(preference)
        #expect(response.status == status)
        #expect(response.text == #"{"code":"\#(code)"}"#)
    }

    @Test(arguments: ["code=404", "code=410", "example=Gone"])
    func neverCallsJSONAPage(preference: String) throws {
        let response = try Self.prefer(preference, accept: "text/html")
        #expect(response.fields["Content-Type"] == "application/json")
        #expect(response.text.hasPrefix("{"))
    }

    @Test func makesASuccessWithoutExampleFromItsSchemaAndNotFromAnErrorOfItsStatus() throws {
        let response = try Self.prefer("code=200")
        #expect(response.status == 200)
        #expect(!response.body.isEmpty)
        #expect(response.fields["Content-Type"] == "text/html")
        #expect(response.fields["Preference-Applied"] == "code=200")
    }

    @Test func takesABodyOfNullForNoneInTheCatalogueToo() throws {
        let response = try Self.prefer("example=Soft")
        #expect(response.status == 200)
        #expect(response.body.isEmpty)
        #expect(response.fields["Content-Type"] == nil)
    }

    @Test func givesErrorsOfTheirOperationsOnly() throws {
        #expect(try Self.prefer("code=409").text == #"{"code":"refused"}"#)
        #expect(try Self.prefer("example=Sold").text.contains("ShowPage has no error or example 'Sold'"))
        let bought = try Kiosk.engine().send("POST /tickets", "", ["Prefer": "code=409"])
        #expect(bought.text == #"{"code":"Sold"}"#)
    }

    @Test(arguments: [
        ("code=404, example=refused", "example 'refused' has status 4XX, not 404"),
        ("code=400, example=Gone", "example 'Gone' has status 410, not 400"),
        ("code=99", "ShowPage documents no answer with status 99"),
    ])
    func saysWhatContradicts(preference: String, detail: String) throws {
        let response = try Self.prefer(preference)
        #expect(response.status == 400)
        #expect(response.text.contains(detail))
    }
}
