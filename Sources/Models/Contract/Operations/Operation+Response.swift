internal import Diagnostics
package import HTTPModel
package import JSONModel
internal import SchemaValidation

/// Holding a response to what the operation documents.
extension Operation {
    /// A response's body as a value, and every breach of the contract: status, media type, headers, body.
    package func judge(_ response: HTTPResponse) -> (body: JSON?, violations: [Violation]) {
        // Because nothing is known that it could be held to; a contract tells of what it does without.
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
            // Because a response without `content` documents no body, and says nothing against one (§4.8.17).
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

    /// The body of a response as `judge` has it, found without judging; nil for none, and for one that cannot be read.
    package func body(of response: HTTPResponse) -> JSON? {
        guard !response.body.isEmpty else { return nil }
        guard let bytes = try? DecodedContent.bytes(response.body, response.fields) else { return nil }
        guard let type = response.fields["Content-Type"].flatMap({ MediaType($0) }),
            let content = responses[response.status]?.content.entry(for: type)
        else { return Self.undocumentedBody(response) }
        var ignored: [Violation] = []
        return try? BodyCodec.decode(bytes, type: type, as: content, violations: &ignored)
    }

    /// What can be made of a body the contract says nothing about.
    package static func undocumentedBody(_ response: HTTPResponse) -> JSON? {
        guard let bytes = try? DecodedContent.bytes(response.body, response.fields) else { return nil }
        return BodyCodec.value(of: bytes, type: response.fields["Content-Type"].flatMap { MediaType($0) })
    }
}

extension HTTPResponse {
    /// Whether the status lets it have a body (RFC 9110 §6.4.1).
    fileprivate var mayHaveContent: Bool { status >= 200 && !Responses.statusesWithoutContent.contains(status) }
}
