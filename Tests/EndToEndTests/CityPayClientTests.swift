import JSONModel
import Testing

/// CityPay's own published Python client, unmodified, against the mock.
struct CityPayClientTests {
    /// What Tests/Clients/citypay_client.py prints: it is run once.
    private static let results = Result {
        let mock = try RunningMock("citypay")
        let output = try PythonClient.run("citypay_client.py", mock.url)
        #expect(try mock.stop() == .quiet)
        return try JSON(text: output)
    }

    private let results: JSON

    init() throws { results = try Self.results.get() }

    @Test func isThePinnedVersion() { #expect(results["version"] == "1.1.7") }

    @Test func readsTheReferenceOfACreatedIntent() throws {
        let created = try #require(results["created"])
        #expect(created["payment_intent_id"]?.stringValue?.isEmpty == false)
        #expect(created["additional_properties"] == [:])
    }

    @Test func readsBackByItsIdWhatItCreated() throws {
        let intent = try #require(results["by_id"])
        #expect(results["by_id_created_type"] == "datetime UTC")
        let expected: JSON = [
            "payment_intent_id": try #require(results["created"]?["payment_intent_id"]),
            "identifier": "order-0001", "merchantid": 11_223_344, "amount": 19995, "currency": "GBP",
            "created": try #require(intent["created"]),
            "external-ref": "INV-2025-17", "external-ref-source": "shop",
            "intent_status": "open", "payment-type": "Single",
            "adjustments": [
                "adjustment": "discount", "accumulate": "AccumulateBase", "description": "5% for early payment",
                "percentage": 5,
                "conditions": [
                    "anchor": "until_due_date", "duration": -3, "start_date": "2025-09-30", "end_date": "2025-10-31",
                    "additional_properties": [:],
                ],
                "additional_properties": [:],
            ],
            "additional_properties": [:],
        ]
        #expect(intent == expected)
    }

    @Test func readsTheSameByExternalReference() throws {
        let intent = try #require(results["by_id"])
        #expect(results["by_reference"] == intent)
    }

    @Test(
        arguments: [
            ("unknown_id", "D101", "Data is not found", nil),
            ("unknown_currency", "D015", "Invalid Currency Code", "order-0001"),
        ] as [(String, String, String, String?)])
    func raisesItsTypedError(call: String, code: String, message: String, identifier: String?) throws {
        let raised = try #require(results[call])
        #expect(raised["exception"] == "UnprocessableEntityException")
        #expect(raised["status"] == 422)
        let error = try #require(raised["data"])
        #expect(error["type"] == "Error")
        #expect(error["code"]?.stringValue == code)
        #expect(error["message"]?.stringValue == message)
        #expect(error["identifier"]?.stringValue == identifier)
        #expect(error["context"]?.stringValue?.count == 11)
        #expect(error["response_dt"]?.stringValue?.hasSuffix("Z") == true)
        #expect(error["additional_properties"] == [:])
    }

    @Test(arguments: [("no_key", "UnauthorizedException", 401), ("wrong_key", "ForbiddenException", 403)])
    func isRefusedWithoutABody(call: String, exception: String, status: Int) throws {
        let expected: JSON = [
            "exception": .string(exception), "status": .number(JSONNumber(status)), "body": "", "data": nil,
        ]
        #expect(results[call] == expected)
    }
}
