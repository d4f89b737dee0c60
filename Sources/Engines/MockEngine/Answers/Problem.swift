internal import Behaviour
internal import Contract
internal import HTTPModel
internal import JSONModel

/// A problem report (RFC 9457), sent where the API itself documents no answer.
struct Problem {
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
        let body = JSONWriter.bytes(of: .object(JSONObject(members + extensions)))
        return HTTPResponse(status: status, fields: fields, body: body)
    }

    /// The response to a request that it turns away.
    var refusing: HTTPResponse {
        var response = response
        response.refusalReason = title
        return response
    }
}

extension Violation {
    /// What `$violation` stands for in expressions, and an item of a problem's `violations`.
    var json: JSON {
        var object: JSONObject = ["in": .string(part.rawValue)]
        if let name { object.append("name", .string(name)) }
        object.append("pointer", .string(pointer.description))
        object.append("keyword", .string(keyword))
        object.append("message", .string(message))
        return .object(object)
    }
}
