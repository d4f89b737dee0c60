import Reporting
import Testing

@Suite struct TAPReporterTests {
    @Test func writesAPointForEachStepAndABlockForEachFailure() {
        let expected = #"""
            TAP version 13
            1..5
            # orders are kept (shop)
            not ok 1 - orders are kept: create (Call-create)
              ---
              message: "/status: expected 201, found 422 [E0103]"
              at: "shop/s.yaml:5:5"
              problems:
                - message: "/status: expected 201, found 422 [E0103]"
                - message: "/body/id: expected a UUID, found nothing [E0107]"
                - message: "/headers/X-Long: expected a UUID, found \"\#(String(repeating: "x", count: 159))… (342 characters) [E0107]"
                - message: "/body/amount: breaks the contract: expected an integer, found a string [E0203] (shop/openapi.yaml:41:9)"
                - message: "the response has no value for output 'id' [E0301]"
              request: "POST http://shop/v1/orders"
              response: "422 Unprocessable Content"
              body: "{}"
              repeat: "curl -i -X POST -H \"X-Key: $SHOP_X_KEY\" -H 'Accept:' -H 'Content-Type:' --data-raw '{}' http://shop/v1/orders"
              duration_ms: 1.234
              ...
            not ok 2 - orders are kept: lines (Call-lines)
              ---
              message: "did not run: needs output 'id' of step 'create', which did not come [E0302]"
              at: "shop/s.yaml:5:5"
              ...
            ok 3 - orders are kept: health (Call-health)
            # orders are listed (shop)
            ok 4 - orders are listed: list (Call-list)
            # refunds (shop)
            ok 5 - refunds: a (Call-a) # SKIP the target is the mock
            # 3 scenarios, 5 steps, 9 checks: 1 disagreed, 1 skipped; 1 step failed, 1 did not run [E0901]

            """#
        #expect(String(decoding: TAPReporter().render(Runs.failing), as: UTF8.self) == expected)
    }

    @Test func aRunThatIsNoPassHasAPointOfItsOwn() {
        let expected = #"""
            TAP version 13
            1..1
            not ok 1 - the run as a whole
              ---
              message: "0 scenarios, 0 steps, 0 checks: nothing was checked, which is no pass [E0903]"
              ...
            # 0 scenarios, 0 steps, 0 checks: nothing was checked, which is no pass [E0903]

            """#
        #expect(String(decoding: TAPReporter().render(Runs.empty), as: UTF8.self) == expected)
    }

    @Test func bothTargetsAreThere() {
        let text = String(decoding: TAPReporter().render(Runs.drifted), as: UTF8.self)
        #expect(text.contains(#"message: "/status: mock 201, staging 200 [E0103]""#))
        #expect(text.contains(#"  response: "201 Created""#))
        #expect(text.contains(#"  other_response: "200 OK""#))
    }
}
