internal import Behaviour
internal import Contract
internal import HTTPModel
internal import JSONModel
internal import MockProtocol

/// A problem report (RFC 9457), sent where the API itself documents no answer.
struct ProblemDetails {
    let status: Int
    let title: String
    let detail: String
    var extensions: [(String, JSON)] = []
    var fields = HTTPFields()

    var response: HTTPResponse {
        let members: [(String, JSON)] = [
            ("title", .string(title)), ("status", .number(JSONNumber(status))), ("detail", .string(detail)),
        ]
        var fields = fields
        fields.append("Content-Type", MediaType.problemJSON.essence)
        fields.append(MockInterface.reasonField, Explanation.field(title))
        let body = JSONWriter.bytes(of: .object(JSONObject(members + extensions)))
        return HTTPResponse(status: status, fields: fields, body: body)
    }

    /// The problem as an answer of the mock itself, with the title as its reason.
    var answered: Answered { Answered(response, by: .understudy, reason: title) }
}

extension Violation {
    /// The value of `$violation` in expressions, and an item of `violations` in a problem report.
    var json: JSON {
        var object: JSONObject = ["in": .string(part.rawValue)]
        if let name { object.append("name", .string(name)) }
        object.append("pointer", .string(pointer.description))
        object.append("keyword", .string(keyword))
        object.append("message", .string(message))
        return .object(object)
    }
}
