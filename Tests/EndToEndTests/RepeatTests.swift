import Glibc
import JSONModel
import LocalSystem
import Testing

/// The lines by which reports let a request be repeated, run by a real shell with a real curl.
struct RepeatTests {
    /// Every step fails, so that each has its line; what is odd in them must arrive at the mock as it was sent.
    private static let scenario = #"""
        scenario: everything that is hard to quote
        api: citypay
        steps:
          - operation: CreatePaymentIntent
            body: {amount: 100, identifier: "it's \"$HOME\" `ls` \\ !x", merchantid: 11223344}
            headers: {X-Odd: "a'b\"c$d`e!f", X-Empty: "", Accept: text/xml}
            expect: {status: 299}
          - operation: CreatePaymentIntent
            body: {amount: 100, identifier: order-0001, merchantid: 11223344}
            content-type: text/xml
            expect: {status: 299}
          - operation: CreatePaymentIntent
            content-type: application/json
            body-text: "{\"amount\":\t100,\n\"identifier\": \"\\u0041\\n%s%d\",\r\n \"merchantid\": 11223344}\n"
            expect: {status: 299}
          - operation: CreatePaymentIntent
            content-type: application/json
            body-text: "@/etc/hostname"
            expect: {status: 299}
          - operation: CreatePaymentIntent
            body: {amount: 100, identifier: "é 🙂 \\u202e", merchantid: 11223344}
            expect: {status: 299}
          - operation: CreatePaymentIntent
            content-type: none
            expect: {status: 299}
          - request: GET /v6/../v6/intent/create?x[]=1&y={a}&z=a%20b
            expect: {status: 299}
          - request: DELETE /v6/intent/create
            credential: none
            expect: {status: 299}
          - request: HEAD /v6/intent/create
            expect: {status: 299}
        """#

    @Test func sendTheSameRequestAgain() throws {
        let folder = "/tmp/understudy-repeat-\(getpid())"
        mkdir(folder, 0o700)
        defer { unlink("\(folder)/s.yaml"); unlink("\(folder)/r.json"); rmdir(folder) }
        try LocalFiles().write(Array(Self.scenario.utf8), to: "\(folder)/s.yaml")
        let mock = try RunningMock("citypay", "--verbose")
        let run = try ChildProcess(
            Checkout.program, ["verify", "s.yaml", "--against", mock.url, "--report", "json=r.json"], folder: folder
        ).finish()
        #expect(run.exit == 1, "\(run.errors)")
        let report = try JSONText(LocalFiles().read("\(folder)/r.json")).value
        let steps = try #require(report["scenarios"]?[0]?["steps"]?.arrayValue)
        #expect(steps.count == 9)
        for step in steps {
            let line = try #require(step["curl"]?.stringValue)
            // Because a terminal shows only what is visible, a line must be one line.
            #expect(line.unicodeScalars.allSatisfy { $0.value >= 0x20 })
            #expect(run.output.contains(line))
            let again = try ChildProcess(
                "/bin/sh", ["-c", "export CITYPAY_CP_API_KEY='\(SandboxKey.current())'; \(line)"]
            ).finish()
            try expectSame(step, again.output, line: line)
        }
        let log = try mock.stop()
        expectSameRequests(log.output + log.errors, count: steps.count)
    }

    /// The response is the same as the report's, but for ids and times; a refusal echoes what it refuses.
    private func expectSame(_ step: JSON, _ output: String, line: String) throws {
        let status = try #require(step["response"]?["status"]?.description)
        #expect(output.hasPrefix("HTTP/1.1 \(status) "), "\(line)\n\(output)")
        guard step["request"]?["method"] != "HEAD" else { return }
        let body = Self.withoutIds(step["response"]?["body"]?.stringValue ?? "")
        #expect(Self.withoutIds(output).hasSuffix("\r\n\r\n\(body)"), "\(line)\n\(output)")
    }

    private static func withoutIds(_ text: String) -> String {
        text.replacing(/context(": ?"|>)\w+/, with: "context").replacing(/p[0-9]+t[0-9]+/, with: "{id}").replacing(
            /[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z/, with: "{time}")
    }

    /// What the mock logged is, for each step, the same twice.
    private func expectSameRequests(_ log: String, count: Int) {
        let requests = log.split(separator: "\n").compactMap { try? JSON(text: String($0)) }
            .filter { $0["event"] == "request" && $0["path"]?.stringValue?.hasPrefix("/__admin") == false }
            .map {
                "\($0["method"]?.description ?? "") \($0["path"]?.description ?? "") \($0["status"]?.description ?? "")"
            }
        #expect(requests.count == 2 * count)
        #expect(Array(requests.prefix(count)) == Array(requests.suffix(count)))
    }
}
