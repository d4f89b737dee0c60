import HTTPModel
import Reporting
import Testing
import Verification

/// The console's text, word for word.
@Suite struct ConsoleReporterTests {
    @Test func tellsDriftFromFailuresOnBothTargets() {
        let text = String(decoding: ConsoleReporter().render(Runs.driftedAndAlike), as: UTF8.self)
        #expect(
            text.contains(
                "\n2 scenarios, 2 steps, 2 checks: 1 drifted, 1 failed on both targets alike; 2 steps failed "))
    }

    @Test func tellsEverythingAboutWhatFailed() {
        let expected = """
            ✓ orders are listed
            - refunds (skipped: the target is the mock)

            ✗ orders are kept
              shop/s.yaml:5:5: step 'create' (Call-create)
                /status [E0103]
                  expected 201
                  found    422
                /body/id [E0107]
                  expected a UUID
                  found    nothing
                /headers/X-Long [E0107]
                  expected a UUID
                  found    "\(String(repeating: "x", count: 199))… (302 characters)
                /body/amount: breaks the contract: expected an integer, found a string [E0203]
                  at shop/openapi.yaml:41:9
                the response has no value for output 'id' [E0301]
                request  POST http://shop/v1/orders
                response 422 Unprocessable Content
                body     {}
                repeat   curl -i -X POST -H "X-Key: $SHOP_X_KEY" -H 'Accept:' -H 'Content-Type:' --data-raw '{}' \
            http://shop/v1/orders
              shop/s.yaml:5:5: step 'lines' (Call-lines)
                did not run: needs output 'id' of step 'create', which did not come [E0302]

            3 scenarios, 5 steps, 9 checks: 1 disagreed, 1 skipped; 1 step failed, 1 did not run [E0901] (0.21 s)

            """
        #expect(text(Runs.failing) == expected)
    }

    @Test func passedScenariosTakeOneLineEach() {
        #expect(text(Runs.agreed) == "✓ orders are kept\n\n1 scenario, 1 step, 4 checks: all agreed (0.21 s)\n")
    }

    @Test func saysThatNothingWasChecked() {
        let end = "nothing was checked, which is no pass"
        #expect(text(Runs.empty) == "0 scenarios, 0 steps, 0 checks: \(end) [E0903] (0.21 s)\n")
        #expect(text(Runs.skipped).hasSuffix("\n\n1 scenario, 2 steps, 0 checks: \(end), 1 skipped [E0903] (0.21 s)\n"))
    }

    @Test func saysThatNobodyAnswered() {
        let expected = """
            ✗ nobody there
              shop/s.yaml:5:5: step 'a' (Call-a)
                no response came: cannot connect to shop:80: connection refused [E0501]
                request  POST http://shop/v1/orders
                response no response
                repeat   curl -i -X POST -H "X-Key: $SHOP_X_KEY" -H 'Accept:' -H 'Content-Type:' --data-raw '{}' \
            http://shop/v1/orders

            1 scenario, 1 step, 0 checks: could not run, as no connection could be made; 1 step failed [E0902] \
            (0.21 s)

            """
        #expect(text(Runs.unreachable) == expected)
    }

    @Test func showsTheBodyThatAStepWaitedForSomethingIn() {
        let expected = """
            ✗ waiting
              shop/s.yaml:5:5: step 'made/get' (Get)
                'until' did not come true before 'attempts' ended it after 3 attempts: $statusCode == 404; the last status was 200 [E0304]
                /body/id: breaks the schema: expected string, found integer [E0108]
                  at shop/s.yaml:9:5
                sent again 2 times, as no connection was made
                request  POST http://shop/v1/orders
                response 200 OK
                body     [1,\\u{1}]
                repeat   curl -i -X POST -H "X-Key: $SHOP_X_KEY" -H 'Accept:' -H 'Content-Type:' --data-raw '{}' http://shop/v1/orders

            1 scenario, 1 step, 1 check: 1 disagreed; 1 step failed [E0901] (0.21 s)

            """
        #expect(text(Runs.repeating) == expected)
    }

    @Test func masksSecretsByNameAndByValue() {
        let text = text(Runs.secretive)
        #expect(text.contains("✗ an echo of ••••\n"))
        #expect(text.contains("/body/•••• [E0103]\n      expected \"no ••••\"\n      found    {\"key\":\"••••\"}\n"))
        #expect(text.contains("request  POST http://••••@shop/v1/orders?token=••••&page=2\n"))
    }

    @Test func showsSeveralDifferencesInTheBodyItself() {
        let expected = """
                /status [E0103]
                  expected 200
                  found    201
                /body: 3 differences [E0101, E0103, E0107]
                    {
                      … 3 other members
                      "d": 4
                  -   "id": a UUID
                  +   "id": "17"
                      "lines": [
                        … 2 other elements
                        [2] {"qty":3}
                        [3] {
                  -       "qty": 5
                  +       "qty": 4
                        }
                      ]
                  -   "total": 10
                    }
                request  POST http://shop/v1/orders
            """
        #expect(text(Runs.several).contains(expected))
        let side = """
                    "d": 4                                     "d": 4
                    "id": a UUID                           |   "id": "17"
                    "lines": [                                 "lines": [
                      … 2 other elements                         … 2 other elements
                      [2] {"qty":3}                              [2] {"qty":3}
                      [3] {                                      [3] {
                        "qty": 5                           |       "qty": 4
                      }                                          }
                    ]                                          ]
                    "total": 10                            <
            """
        let text = String(decoding: ConsoleReporter(diff: .side, width: 90).render(Runs.several), as: UTF8.self)
        #expect(text.contains(side), "\(text)")
    }

    @Test func showsOneTextOfSeveralLinesByLine() {
        let expected = """
                /body: 1 difference [E0103]
                    {
                      "text": text
                        a
                  -     b
                  +     B
                        c
                    }
            """
        #expect(text(Runs.lines).contains(expected))
    }

    @Test func showsOfOneLongTextWhatDiffers() {
        let expected = """
                /body/note [E0103]
                  expected "…xxxxxxxxxxxxxxxxxxx [-one-] yyyyyyyyyyyyyyyyyyy…" (2005 characters)
                  found    "…xxxxxxxxxxxxxxxxxxx {+three+} yyyyyyyyyyyyyyyyyyy…" (2007 characters)
            """
        #expect(text(Runs.longText).contains(expected), "\(text(Runs.longText))")
    }

    @Test func spellsOutWhatLooksTheSame() {
        let expected = """
                /body/note [E0103]
                  expected "caf‹U+00E9›"
                  found    "caf‹U+0065›‹U+0301›"
            """
        #expect(text(Runs.alike).contains(expected), "\(text(Runs.alike))")
    }

    @Test func tellsOfOneCauseOnce() {
        let expected = """
            ✗ first
              shop/s.yaml:5:5: step 'a' (Call-a)
                no response came: cannot connect to shop:80: connection refused [E0501]
                request  POST http://shop/v1/orders
                response no response
                repeat   curl -i -X POST -H "X-Key: $SHOP_X_KEY" -H 'Accept:' -H 'Content-Type:' --data-raw '{}' \
            http://shop/v1/orders
                and 3 more steps in 2 more scenarios for the same reason, and 1 that did not run after them
              shop/s.yaml:5:5: step 'c' (Call-c)
                did not run: needs output 'id' of step 'a', which did not come [E0302]

            ✗ mixed
              shop/s.yaml:5:5: step 'b' (Call-b)
                /status [E0103]
                  expected 201
                  found    500

            3 scenarios, 7 steps, 1 check: 3 disagreed; 5 steps failed, 2 did not run [E0901] (0.21 s)

            """
        #expect(text(Runs.oneCause) == expected, "\(text(Runs.oneCause))")
    }

    private func text(_ run: Run) -> String { String(decoding: ConsoleReporter().render(run), as: UTF8.self) }
}
