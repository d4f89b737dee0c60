internal import Behaviour
internal import Contract
internal import Diagnostics
internal import Expressions
internal import HTTPModel
internal import JSONModel
internal import Moments
internal import Secrets

/// An exchange for the admin API: every text final, every secret masked.
struct JournalEntryReport {
    private let exchange: JournalEntry
    private let origin: JournalOrigin
    private let redaction: Redaction

    init(_ exchange: JournalEntry, _ names: SecretNames) {
        self.exchange = exchange
        origin = exchange.judgedOrigin
        let api = exchange.api ?? ""
        let secrets = Redaction.secrets(of: exchange.request, to: "", exchange.response, names, api: api)
        redaction = Redaction(names, secrets: secrets, of: api)
    }

    var json: JSON {
        var object: JSONObject = [
            "id": .number(JSONNumber(exchange.number)), "time": .string(exchange.time.rfc3339(fractionDigits: 6)),
        ]
        if let api = origin.api { object.append("api", .string(api)) }
        if let operation = origin.operation { object.append("operation", .string(operation.id)) }
        object.append("request", request)
        object.append("response", response)
        object.append("answeredBy", .string(origin.answeredBy))
        if let rule = origin.rule {
            object.append("at", rule.location.json)
            let conditions = rule.conditions.map { JSON.string(redaction.text($0)) }
            if !conditions.isEmpty { object.append("conditions", .array(conditions)) }
        }
        if let refusal = exchange.refusal { object.append("refusal", .string(refusal.rawValue)) }
        if let reason = exchange.reason { object.append("reason", .string(redaction.text(reason))) }
        if let undocumented = origin.undocumented { object.append("undocumented", .array(undocumented.map(json))) }
        if origin.undocumented != nil, exchange.isResponseCut {
            object.append("unchecked", "the body, because not all of it is kept")
        }
        object.append("microseconds", .number(JSONNumber(Int(exchange.duration / .microseconds(1)))))
        return .object(object)
    }

    private var request: JSON {
        let request = exchange.request
        let start: JSONObject = [
            "method": .string(redaction.text(request.method.rawValue)),
            "url": .string(redaction.url(request.sent?.origin ?? "", request.sent?.target ?? request.target)),
        ]
        return message(start, request.sent?.fields ?? request.fields, request.body, of: exchange.requestBytes)
    }

    private var response: JSON {
        let response = exchange.response
        var start: JSONObject = ["status": .number(JSONNumber(response.status))]
        if response.delay > .zero {
            start.append("delayMilliseconds", .number(JSONNumber(Int(response.delay / .milliseconds(1)))))
        }
        if let fault = response.fault { start.append("fault", .string(fault.rawValue)) }
        return message(start, response.fields, response.body, of: exchange.responseBytes)
    }

    private func message(_ start: JSONObject, _ fields: HTTPFields, _ body: [UInt8], of bytes: Int) -> JSON {
        var object = start
        object.append(
            "headers",
            .array(
                fields.fields.map {
                    ["name": .string(redaction.text($0.name)), "value": .string(redaction.value(of: $0))]
                }))
        object.append("body", .string(redaction.body(String(decoding: body, as: UTF8.self), fields)))
        object.append("bodyBytes", .number(JSONNumber(bytes)))
        return .object(object)
    }

    private func json(_ violation: Violation) -> JSON {
        guard var object = violation.json.objectValue else { return violation.json }
        object["pointer"] = .string(redaction.text(violation.pointer.description))
        object["message"] = .string(redaction.text(violation.message))
        if let location = violation.contractLocation { object.append("contract", location.json) }
        return .object(object)
    }
}

extension SourceLocation {
    fileprivate var json: JSON {
        [
            "file": .string(file), "line": .number(JSONNumber(line)), "column": .number(JSONNumber(column)),
        ]
    }
}
