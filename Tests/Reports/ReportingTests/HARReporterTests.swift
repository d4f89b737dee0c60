import Diagnostics
import Documents
import HTTPModel
import JSONModel
import Reporting
import SchemaValidation
import Secrets
import TestSupport
import Testing
import Verification

/// HTTP Archives (http://www.softwareishard.com/blog/har-12-spec): what a reader relies on is there.
@Suite struct HARReporterTests {
    private func log(_ name: String) throws -> JSON {
        let run = try #require(Runs.all.first { $0.name == name }?.run)
        return try #require(JSONText(HARReporter().render(run)).value["log"])
    }

    private static func violations(of archive: JSON) throws -> [String] {
        let path = "Tests/Reports/ReportingTests/Consumers/har.schema.json"
        var findings = Findings()
        let document = try #require(JSONDocument.read(try Repository().read(path), file: path, findings: &findings))
        let registry = SchemaRegistry(options: SchemaOptions(formatAssertion: true))
        let schema = registry.schema(document, base: "", dialect: .draft202012)
        return schema.violations(of: archive).map { "\($0.subjectLocation): \($0.message)" }
    }

    @Test(arguments: Runs.all.map(\.name)) func everyArchiveHasTheShapeOfHAR(name: String) throws {
        let run = try #require(Runs.all.first { $0.name == name }?.run)
        #expect(try Self.violations(of: JSONText(HARReporter().render(run)).value) == [])
    }

    @Test func whatHARDoesNotHaveIsFound() throws {
        let text = String(decoding: HARReporter().render(Runs.interrupted), as: UTF8.self)
        for (old, new) in [
            (#""version": "1.2""#, #""version": "1.3""#), (#""text": "{}""#, #""texts": "{}""#),
            (#""queryString""#, #""query""#), (#""wait""#, #""waits""#),
        ] {
            #expect(text.contains(old))
            #expect(try Self.violations(of: JSON(text: text.replacing(old, with: new))) != [], "\(old)")
        }
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

    @Test func bytesAreBase64AndFormsArePairs() throws {
        let exchange = Exchange(
            baseURL: "http://shop",
            request: HTTPRequest(
                .post, RequestTarget("/a"), fields: ["Content-Type": "image/png"],
                body: [0x89, 0x50] + Array("t0p-secret".utf8) + [0xFF]),
            response: HTTPResponse(
                status: 200, fields: ["Content-Type": "image/png", "Set-Cookie": "t0p-secret"], body: [0xFF, 0x00]),
            duration: .zero)
        let form = Exchange(
            baseURL: "http://shop",
            request: HTTPRequest(
                .post, RequestTarget("/a"), fields: ["Content-Type": "application/x-www-form-urlencoded"],
                body: Array("a=1%202&password=x&b".utf8)),
            response: HTTPResponse(status: 200, body: []), duration: .zero)
        let location = SourceLocation(file: "s.yaml", line: 1, column: 1)
        let steps = [exchange, form].map {
            StepRun(id: "a", title: "a", location: location, outcome: .passed, exchange: $0)
        }
        let run = Run(
            target: Target(baseURLs: [:], isMock: true),
            scenarios: [ScenarioRun(title: "s", api: "shop", location: location, steps: steps, duration: .zero)],
            duration: .zero, secrets: SecretNames())
        let archive = try JSONText(HARReporter().render(run)).value
        #expect(try Self.violations(of: archive) == [])
        let entries = try #require(archive["log"]?["entries"])
        let masked = [0x89, 0x50] + Array("••••".utf8) + [0xFF]
        #expect(
            entries[0]?["request"]?["postData"] == [
                "mimeType": "image/png", "text": .string(Base64.encode(masked)), "_encoding": "base64",
            ])
        #expect(
            entries[0]?["response"]?["content"] == [
                "size": 2, "mimeType": "image/png", "text": "/wA=", "encoding": "base64",
            ])
        #expect(
            entries[1]?["request"]?["postData"] == [
                "mimeType": "application/x-www-form-urlencoded",
                "params": [
                    ["name": "a", "value": "1 2"], ["name": "password", "value": "••••"], ["name": "b", "value": ""],
                ],
            ])
    }
}
