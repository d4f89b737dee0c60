import ArgumentParser
import MockEngine
import Testing

@testable import Commands

struct RunCommandTests {
    private static func review(
        requests: Int, unmatched: Int = 0, violations: Int = 0, forgotten: Int = 0
    ) -> TrafficReview {
        func findings(_ line: String, _ count: Int) -> [TrafficReview.Finding] {
            count == 0 ? [] : [TrafficReview.Finding(line: line, count: count)]
        }
        return TrafficReview(
            requestCount: requests, unmatched: findings("GET /a\n 404", unmatched),
            violations: findings("POST /b 422: body /c breaks 'type'", violations), forgottenCount: forgotten)
    }

    @Test func saysThatNothingCame() {
        let report = TrafficReport(Self.review(requests: 0), failOn: [.unmatched])
        #expect(report.text == "understudy: no request came; the mock is at the URL in UNDERSTUDY_URL\n")
        #expect(!report.hasFailed)
    }

    @Test func listsAndCounts() {
        let report = TrafficReport(Self.review(requests: 9, unmatched: 1, violations: 2), failOn: [.violations])
        #expect(
            report.text == """
                understudy: unmatched: GET /a  404
                understudy: violation: POST /b 422: body /c breaks 'type' (2 times)
                understudy: 9 requests: 1 unmatched, 2 violations
                understudy: failed because of '--fail-on violations'

                """)
        #expect(report.hasFailed)
        #expect(!TrafficReport(Self.review(requests: 9, unmatched: 1), failOn: [.violations]).hasFailed)
    }

    @Test func whatWasNotLookedAtIsNoSuccess() {
        let report = TrafficReport(Self.review(requests: 9, forgotten: 1), failOn: [.unmatched])
        #expect(report.hasFailed)
        #expect(
            report.text.hasPrefix(
                "understudy: 9 requests: 0 unmatched, 0 violations; "
                    + "the first 1 request could not be looked at, as there was no room\n"))
        #expect(!TrafficReport(Self.review(requests: 9, forgotten: 1), failOn: []).hasFailed)
    }

    @Test func readsKinds() throws {
        #expect(try TrafficReport.kinds("unmatched,violations,unmatched") == [.unmatched, .violations])
        #expect(throws: ValidationError.self) { try TrafficReport.kinds("unmatched,") }
    }

    @Test func aVariableIsNamedAfterEachAPI() {
        #expect(RunCommand.variable(of: "citypay") == "UNDERSTUDY_CITYPAY_URL")
        #expect(RunCommand.variable(of: "my-shop.v2") == "UNDERSTUDY_MY_SHOP_V2_URL")
    }
}
