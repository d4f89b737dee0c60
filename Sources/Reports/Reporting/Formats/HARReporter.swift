internal import Contract
internal import HTTPModel
internal import JSONModel
internal import Moments
package import Verification

/// Writes an HTTP Archive 1.2, which browsers and proxies can show, with an entry for each request and a page for each
/// scenario.
package struct HARReporter: Reporter {
    package static let name = "har"

    package init() {}

    package func render(_ run: Run) -> [UInt8] {
        let report = Report(run)
        let scenarios = report.scenarios.enumerated().filter { _, scenario in
            scenario.steps.contains { !$0.sent.isEmpty }
        }
        let log: JSONObject = [
            "version": "1.2",
            "creator": ["name": "understudy", "version": .string(report.origin?.version ?? "")],
            "pages": .array(scenarios.map { Self.page($1, number: $0, report) }),
            "entries": .array(scenarios.flatMap { Self.entries(of: $1, number: $0, report) }),
            "comment": .string(
                ([report.codedSummary] + [report.origin?.again].compactMap(\.self)
                    + report.unchecked.map { "not checked: \(UncheckedText.sentence($0))" }).joined(separator: "; ")),
        ]
        return JSONWriter.bytes(of: ["log": .object(log)], layout: .pretty) + [UInt8(ascii: "\n")]
    }

    private static func page(_ scenario: ScenarioReport, number: Int, _ report: Report) -> JSON {
        [
            "startedDateTime": .string(time(of: scenario.steps.lazy.flatMap(\.sent).first, report)),
            "id": .string("scenario-\(number + 1)"), "title": .string(scenario.title), "pageTimings": [:],
        ]
    }

    private static func entries(of scenario: ScenarioReport, number: Int, _ report: Report) -> [JSON] {
        scenario.steps.flatMap { step in
            step.sent.map { exchange in
                [
                    "pageref": .string("scenario-\(number + 1)"),
                    "startedDateTime": .string(time(of: exchange, report)),
                    "time": milliseconds(exchange.duration), "request": request(exchange),
                    "response": response(exchange), "cache": [:],
                    // Only the whole duration is known, so it is all `wait`.
                    "timings": ["send": 0, "wait": milliseconds(exchange.duration), "receive": 0],
                    "comment": .string(
                        ["\(step.id): \(step.outcome.rawValue)", step.sentences.first].compactMap(\.self)
                            .joined(separator: "; ")),
                ]
            }
        }
    }

    private static func time(of exchange: ExchangeReport?, _ report: Report) -> String {
        let start = report.origin?.start ?? Timestamp(seconds: 0)
        let after = exchange?.start.map { $0 - report.start } ?? .zero
        let (seconds, attoseconds) = after.components
        return start.adding(microseconds: seconds * 1_000_000 + attoseconds / 1_000_000_000_000)
            .rfc3339(fractionDigits: 3)
    }

    private static func request(_ exchange: ExchangeReport) -> JSON {
        let query = exchange.url.split(separator: "?", maxSplits: 1).dropFirst().first.map {
            QueryItem.parse(String($0))
        }
        var request: JSONObject = [
            "method": .string(exchange.method), "url": .string(exchange.url), "httpVersion": "HTTP/1.1",
            // Fields with cookies are masked, so there are none to list.
            "cookies": [], "headers": headers(exchange.request),
            "queryString": .array(
                (query ?? []).map { ["name": .string($0.name), "value": .string($0.value ?? "")] }),
            "headersSize": -1, "bodySize": .number(JSONNumber(exchange.request.bodyBytes)),
        ]
        if exchange.request.bodyBytes > 0 { request["postData"] = postData(exchange.request) }
        return .object(request)
    }

    /// A form has `params`, and any other body `text`: the two exclude each other.
    ///
    /// HAR 1.2 has no `encoding` here. Members of one's own begin with `_`.
    private static func postData(_ message: ExchangeReport.Message) -> JSON {
        var data: JSONObject = ["mimeType": .string(message.mediaType)]
        if let bytes = message.bytes {
            data["text"] = .string(Base64.encode(bytes))
            data["_encoding"] = "base64"
        } else if MediaType(message.mediaType)?.isForm == true {
            let items = QueryItem.parse(message.body)
            data["params"] = .array(items.map { ["name": .string($0.name), "value": .string($0.value ?? "")] })
        } else {
            data["text"] = .string(message.body)
        }
        return .object(data)
    }

    private static func response(_ exchange: ExchangeReport) -> JSON {
        guard let response = exchange.response, let status = exchange.status else {
            return [
                "status": 0, "statusText": "", "httpVersion": "HTTP/1.1", "cookies": [], "headers": [],
                "content": ["size": 0, "mimeType": "x-unknown"], "redirectURL": "", "headersSize": -1, "bodySize": -1,
                "comment": "no response came",
            ]
        }
        var content: JSONObject = [
            "size": .number(JSONNumber(response.bodyBytes)), "mimeType": .string(response.mediaType),
        ]
        if let bytes = response.bytes {
            content["text"] = .string(Base64.encode(bytes))
            content["encoding"] = "base64"
        } else {
            content["text"] = .string(response.body)
        }
        return [
            "status": .number(JSONNumber(status)), "statusText": .string(ReasonPhrase.of(status)),
            "httpVersion": "HTTP/1.1", "cookies": [], "headers": headers(response), "content": .object(content),
            "redirectURL": .string(response.headers.first { $0.name.lowercased() == "location" }?.value ?? ""),
            "headersSize": -1, "bodySize": .number(JSONNumber(response.bodyBytes)),
        ]
    }

    private static func headers(_ message: ExchangeReport.Message) -> JSON {
        .array(message.headers.map { ["name": .string($0.name), "value": .string($0.value)] })
    }

    private static func milliseconds(_ duration: Duration) -> JSON {
        .number(JSONNumber(uncheckedSpelling: duration.inMilliseconds))
    }
}

extension StepReport {
    /// The exchanges with both targets.
    fileprivate var sent: [ExchangeReport] { [exchange, counterpart].compactMap(\.self) }
}

extension ExchangeReport.Message {
    /// The value of its `Content-Type`; HAR's default if there is none.
    fileprivate var mediaType: String {
        headers.first { $0.name.lowercased() == "content-type" }?.value ?? "x-unknown"
    }
}
