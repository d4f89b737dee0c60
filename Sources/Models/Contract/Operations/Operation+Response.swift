internal import Diagnostics
package import HTTPModel
package import JSONModel
internal import SchemaValidation

/// Checking a response against the operation.
extension Operation {
    /// The value of a response's body, and all violations: status, media type, headers, body.
    package func judge(_ response: HTTPResponse) -> (body: JSON?, violations: [Violation]) {
        // Nothing is known about the response. The contract's `disabled` tells why.
        if defect != nil { return (Self.undocumentedBody(response), []) }
        guard let documented = responses[response.status] else {
            let keys = responses.all.map(\.key).joined(separator: ", ")
            let message =
                "\(response.status) is not documented for \(id); documented are \(keys.isEmpty ? "none" : keys)"
            let violation = Violation(.status, keyword: "status", message: message, contractLocation: location)
            return (Self.undocumentedBody(response), [violation])
        }
        let (body, violations) = judgeBody(response, documented)
        return (body, judgeHeaders(response, documented) + violations)
    }

    private func judgeHeaders(_ response: HTTPResponse, _ documented: Responses.Response) -> [Violation] {
        guard !documented.headers.isEmpty else { return [] }
        let values = ParameterValues(
            request: HTTPRequest(method, RequestTarget("/"), fields: response.fields), names: [], pathValues: [])
        return documented.headers.flatMap { $0.violations(in: values, direction: .response) }
    }

    private func judgeBody(_ response: HTTPResponse, _ documented: Responses.Response) -> (JSON?, [Violation]) {
        guard !response.body.isEmpty else {
            guard !documented.content.isEmpty, method != .head, response.mayHaveContent else { return (nil, []) }
            let message = "the contract documents a body for \(response.status), found none"
            return (nil, [bodyViolation("required", message, documented)])
        }
        guard !documented.content.isEmpty else {
            // Because a response without `content` says nothing about its body (§4.8.17).
            return (Self.undocumentedBody(response), [])
        }
        let header = response.fields["Content-Type"]
        guard let type = header.flatMap({ MediaType($0) }), let content = documented.content.entry(for: type) else {
            let offered = documented.content.map(\.mediaType)
            let message = "\(BodyProblem.unsupportedMediaType(found: header, offered: offered))"
            return (Self.undocumentedBody(response), [bodyViolation("content-type", message, documented)])
        }
        do throws(BodyProblem) {
            var found: [Violation] = []
            let bytes = try DecodedContent.bytes(response.body, response.fields)
            let body = try BodyCodec.decode(bytes, type: type, as: content, violations: &found)
            return (body, content.violations(of: body, found, direction: .response))
        } catch {
            return (nil, [bodyViolation("syntax", "\(error)", documented)])
        }
    }

    private func bodyViolation(
        _ keyword: String, _ message: String, _ documented: Responses.Response
    ) -> Violation {
        Violation(.body, keyword: keyword, message: message, contractLocation: documented.location)
    }

    /// The value of a response's body as in `judge`; nil for none, and for one that cannot be read.
    package func body(of response: HTTPResponse) -> JSON? {
        guard !response.body.isEmpty else { return nil }
        guard let bytes = try? DecodedContent.bytes(response.body, response.fields) else { return nil }
        guard let type = response.fields["Content-Type"].flatMap({ MediaType($0) }),
            let content = responses[response.status]?.content.entry(for: type)
        else { return Self.undocumentedBody(response) }
        var ignored: [Violation] = []
        return try? BodyCodec.decode(bytes, type: type, as: content, violations: &ignored)
    }

    /// The value of a body that the contract does not describe.
    package static func undocumentedBody(_ response: HTTPResponse) -> JSON? {
        guard let bytes = try? DecodedContent.bytes(response.body, response.fields) else { return nil }
        return BodyCodec.value(of: bytes, type: response.fields["Content-Type"].flatMap { MediaType($0) })
    }
}

extension HTTPResponse {
    /// Whether a response with this status may have a body (RFC 9110 §6.4.1).
    fileprivate var mayHaveContent: Bool { status >= 200 && !Responses.statusesWithoutContent.contains(status) }
}
