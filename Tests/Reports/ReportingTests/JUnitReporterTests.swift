import HTTPModel
import Reporting
import Testing
import Verification

@Suite struct JUnitReporterTests {
    private func root(_ run: Run) throws -> XMLCheck.Element {
        try #require(XMLCheck.root(of: String(decoding: JUnitReporter().render(run), as: UTF8.self)))
    }

    @Test func writesASuiteForAScenarioAndACaseForAStep() throws {
        let text = String(decoding: JUnitReporter().render(Runs.agreed), as: UTF8.self)
        #expect(
            text == """
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuites name="understudy" tests="1" failures="0" errors="0" skipped="0" time="0.215">
                  <testsuite name="orders are kept" tests="1" failures="0" errors="0" skipped="0" time="0.012" \
                file="shop/s.yaml">
                    <testcase name="create: Call-create" classname="shop.orders are kept" time="0.001" \
                file="shop/s.yaml" line="5"/>
                  </testsuite>
                </testsuites>

                """)
    }

    @Test func tellsOfEveryProblemInTheFailure() throws {
        let failure = try #require(try root(Runs.failing).all("failure").first)
        #expect(failure.attributes["type"] == "changed")
        #expect(failure.attributes["message"] == "/status: expected 201, found 422 [E0103]")
        let lines = failure.text.split(separator: "\n")
        #expect(lines[0] == "shop/s.yaml:5:5")
        #expect(lines[2] == "/body/id: expected a UUID, found nothing [E0107]")
        #expect(
            lines[4] == "/body/amount: breaks the contract: expected an integer, found a string [E0203] "
                + "(shop/openapi.yaml:41:9)")
        #expect(
            lines.suffix(4) == [
                "request: POST http://shop/v1/orders", "response: 422 Unprocessable Content", "body: {}",
                "repeat: curl -i -X POST -H \"X-Key: $SHOP_X_KEY\" -H 'Accept:' -H 'Content-Type:' --data-raw '{}' "
                    + "http://shop/v1/orders",
            ])
    }

    @Test func aStepThatDidNotRunIsAFailure() throws {
        let failure = try #require(try root(Runs.failing).all("failure").last)
        #expect(failure.attributes["type"] == "notRun")
        #expect(failure.attributes["message"] == "needs output 'id' of step 'create', which did not come [E0302]")
    }

    @Test(arguments: ["empty", "skipped", "unreachable"]) func aRunThatIsNoPassIsAnError(name: String) throws {
        let run = try #require(Runs.all.first { $0.name == name }?.run)
        let error = try #require(try root(run).all("error").first)
        #expect(error.attributes["type"] == run.verdict.rawValue)
        #expect(error.attributes["message"]?.contains("checks: ") == true)
    }

    @Test(arguments: [
        "<a>", "<a></b>", "<a b=\"<\"/>", "<a>&</a>", "<a>]]></a>", "<a>\u{1}</a>", "<a b=\"1\" b=\"2\"/>", "<a/><b/>",
    ])
    func theCheckOfTheseTestsFindsWhatIsNotWellFormed(text: String) {
        let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        #expect(XMLCheck.root(of: declaration + text).map(\.name) == nil)
        #expect(XMLCheck.root(of: declaration + "<a b=\"&lt;\">&amp;<c/></a>\n")?.text == "&")
    }
}
