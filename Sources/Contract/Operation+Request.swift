package import HTTPModel
internal import SchemaValidation

/// Holding a request to what the operation documents.
extension Operation {
    /// The body; nil when there is none and none is required.
    ///
    /// - Throws: `BodyProblem` when it cannot be read.
    package func decodeBody(of request: HTTPRequest) throws(BodyProblem) -> DecodedBody? {
        guard let requestBody else { return nil }
        guard !request.body.isEmpty else {
            if requestBody.isRequired { throw .missing }
            return nil
        }
        let header = request.fields["Content-Type"]
        guard let (type, content) = header.flatMap({ requestBody.content.entry(forField: $0) }) else {
            throw .unsupportedMediaType(found: header, offered: requestBody.content.map(\.mediaType))
        }
        return DecodedBody(value: try BodyCodec.decode(request.body, type: type, as: content), content: content)
    }

    /// Everything in parameters and body that breaks the contract.
    ///
    /// `pathValues` are what the path's names took, in path order and percent-encoded; `body` is as `decodeBody` gave
    /// it.
    package func violations(of request: HTTPRequest, pathValues: [Substring], body: DecodedBody?) -> [Violation] {
        var violations: [Violation] = []
        if !parameters.isEmpty {
            let values = ParameterValues(request: request, names: path.names, pathValues: pathValues)
            for parameter in parameters { violations += parameter.violations(in: values) }
        }
        guard let body, let schema = body.content.schema, !schema.isValid(body.value, direction: .request) else {
            return violations
        }
        return violations + schema.violations(of: body.value, direction: .request).map { Violation($0, part: .body) }
    }
}

extension Violation {
    init(_ violation: SchemaViolation, part: Part, name: String? = nil) {
        self.init(
            part, name: name, pointer: violation.subjectLocation, keyword: violation.keyword,
            message: violation.message, contractLocation: violation.schemaLocation)
    }
}
