import HTTPModel
import Reporting
import Testing
import Verification

/// The console's text, word for word.
@Suite struct ConsoleReporterTests {
    @Test func tellsEverythingAboutWhatFailed() {
        let expected = """
            ✓ orders are listed
            - refunds (skipped: the target is the mock)

            ✗ orders are kept
              shop/s.yaml:5:5: step 'create' (Call-create)
                /status
                  expected 201
                  found    422
                /body/id
                  expected a UUID
                  found    nothing
                /headers/X-Long
                  expected a UUID
                  found    "\(String(repeating: "x", count: 199))… (302 characters)
                /body/amount: breaks the contract: expected an integer, found a string
                  at shop/openapi.yaml:41:9
                the response has no value for output 'id'
                request  POST http://shop/v1/orders
                response 422 Unprocessable Content
              shop/s.yaml:5:5: step 'lines' (Call-lines)
                did not run: needs output 'id' of step 'create', which did not come

            3 scenarios, 5 steps, 9 checks: 1 disagreed, 1 skipped; 1 step failed, 1 did not run (0.21 s)

            """
        #expect(text(Runs.failing) == expected)
    }

    @Test func passedScenariosTakeOneLineEach() {
        #expect(text(Runs.agreed) == "✓ orders are kept\n\n1 scenario, 1 step, 4 checks: all agreed (0.21 s)\n")
    }

    @Test func saysThatNothingWasChecked() {
        let end = "nothing was checked, which is no pass"
        #expect(text(Runs.empty) == "0 scenarios, 0 steps, 0 checks: \(end) (0.21 s)\n")
        #expect(text(Runs.skipped).hasSuffix("\n\n1 scenario, 2 steps, 0 checks: \(end), 1 skipped (0.21 s)\n"))
    }

    @Test func saysThatNobodyAnswered() {
        let expected = """
            ✗ nobody there
              shop/s.yaml:5:5: step 'a' (Call-a)
                no response came: cannot connect to shop:80: connection refused
                request  POST http://shop/v1/orders
                response no response

            1 scenario, 1 step, 0 checks: could not run, as no connection could be made; 1 step failed (0.21 s)

            """
        #expect(text(Runs.unreachable) == expected)
    }

    @Test func showsTheBodyThatAStepWaitedForSomethingIn() {
        let expected = """
            ✗ waiting
              shop/s.yaml:5:5: step 'made/get' (Get)
                'until' did not come true before 'attempts' ended it after 3 attempts: $statusCode == 404; the last status was 200
                /body/id: breaks the schema: expected string, found integer
                  at shop/s.yaml:9:5
                sent again 2 times, as no connection was made
                request  POST http://shop/v1/orders
                response 200 OK
                body     [1,\\u{1}]

            1 scenario, 1 step, 1 check: 1 disagreed; 1 step failed (0.21 s)

            """
        #expect(text(Runs.repeating) == expected)
    }

    @Test func masksSecretsByNameAndByValue() {
        let text = text(Runs.secretive)
        #expect(text.contains("✗ an echo of ••••\n"))
        #expect(text.contains("/body/••••\n      expected \"no ••••\"\n      found    {\"key\":\"••••\"}\n"))
        #expect(text.contains("request  POST http://••••@shop/v1/orders?token=••••&page=2\n"))
    }

    private func text(_ run: Run) -> String { String(decoding: ConsoleReporter().render(run), as: UTF8.self) }
}
