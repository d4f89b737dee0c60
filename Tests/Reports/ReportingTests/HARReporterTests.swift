import JSONModel
import Reporting
import Testing
import Verification

/// HTTP Archives (http://www.softwareishard.com/blog/har-12-spec): what a reader relies on is there.
@Suite struct HARReporterTests {
    private func log(_ name: String) throws -> JSON {
        let run = try #require(Runs.all.first { $0.name == name }?.run)
        return try #require(JSONText(HARReporter().render(run)).value["log"])
    }

    @Test(arguments: Runs.all.map(\.name)) func everyRequiredMemberIsThere(name: String) throws {
        let log = try log(name)
        #expect(log["version"] == "1.2")
        #expect(log["creator"]?["name"] == "understudy")
        let pages = Set(log["pages"]?.arrayValue?.compactMap { $0["id"]?.stringValue } ?? [])
        let run = try #require(Runs.all.first { $0.name == name }?.run)
        let steps = run.scenarios.flatMap(\.steps)
        let entries = try #require(log["entries"]?.arrayValue)
        #expect(entries.count == steps.count { $0.exchange != nil } + steps.count { $0.counterpart != nil })
        for entry in entries {
            #expect(pages.contains(try #require(entry["pageref"]?.stringValue)))
            for member in ["startedDateTime", "time", "request", "response", "cache", "timings"] {
                #expect(entry[member] != nil, "\(member)")
            }
            for member in [
                "method", "url", "httpVersion", "cookies", "headers", "queryString", "headersSize", "bodySize",
            ] {
                #expect(entry["request"]?[member] != nil, "request \(member)")
            }
            for member in [
                "status", "statusText", "httpVersion", "cookies", "headers", "content", "redirectURL", "headersSize",
                "bodySize",
            ] { #expect(entry["response"]?[member] != nil, "response \(member)") }
            #expect(entry["response"]?["content"]?["mimeType"] != nil)
        }
    }

    @Test func tellsWhatWasExchanged() throws {
        let entry = try #require(try log("interrupted")["entries"]?[0])
        #expect(entry["startedDateTime"] == "2026-03-31T08:00:00.123Z")
        #expect(entry["request"]?["url"] == "http://shop/v1/orders")
        #expect(entry["request"]?["postData"]?["text"] == "{}")
        #expect(entry["response"]?["status"] == 422)
        #expect(entry["response"]?["content"]?["text"] == "{}")
        #expect(entry["comment"] == "create: failed; /status: expected 201, found 422 [E0103]")
        let secretive = try #require(try log("secretive")["entries"]?[0]?["request"])
        #expect(secretive["queryString"] == [["name": "token", "value": "••••"], ["name": "page", "value": "2"]])
    }
}
