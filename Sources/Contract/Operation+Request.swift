package import HTTPModel
package import JSONModel
internal import SchemaValidation

/// Holding a request to what the operation documents.
extension Operation {
    /// The body's value; nil when there is none and none is required.
    ///
    /// - Throws: `BodyProblem` when it cannot be read.
    package func decodeBody(of request: HTTPRequest) throws(BodyProblem) -> JSON? {
        guard let requestBody else { return nil }
        guard !request.body.isEmpty else {
            if requestBody.isRequired { throw .missing }
            return nil
        }
        let header = request.fields["Content-Type"]
        guard let type = header.flatMap({ MediaType($0) }), let content = requestBody.content.entry(for: type) else {
            throw .unsupportedMediaType(found: header, offered: requestBody.content.map(\.mediaType))
        }
        return try BodyCodec.decode(request.body, type: type, as: content)
    }

    /// Everything in parameters and body that breaks the contract.
    ///
    /// - Parameters:
    ///   - pathValues: what the path's names took, in path order, percent-encoded.
    ///   - body: the body as `decodeBody` gave it.
    package func violations(of request: HTTPRequest, pathValues: [Substring], body: JSON?) -> [Violation] {
        var violations: [Violation] = []
        if !parameters.isEmpty {
            let values = ParameterValues(request: request, names: path.names, pathValues: pathValues)
            for parameter in parameters { violations += parameter.violations(in: values) }
        }
        guard let body, let requestBody else { return violations }
        let type = request.fields["Content-Type"].flatMap { MediaType($0) }
        guard let schema = type.flatMap({ requestBody.content.entry(for: $0) })?.schema else { return violations }
        if schema.isValid(body, direction: .request) { return violations }
        return violations + schema.violations(of: body, direction: .request).map { Violation($0, part: .body) }
    }
}

extension Violation {
    init(_ violation: SchemaViolation, part: Part, name: String? = nil) {
        self.init(
            part, name: name, pointer: violation.subjectLocation, keyword: violation.keyword,
            message: violation.message, contractLocation: violation.schemaLocation)
    }
}
