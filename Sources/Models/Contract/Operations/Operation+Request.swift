package import HTTPModel
internal import JSONModel
internal import SchemaValidation

/// Checking a request against the operation.
extension Operation {
    /// The maximum size of a request's body after decoding: 10 MiB.
    private static let mostDecodedBytes = 10 << 20

    /// The body; nil when there is none and none is required.
    ///
    /// - Throws: `BodyProblem` when it cannot be read.
    package func decodeBody(of request: HTTPRequest) throws(BodyProblem) -> DecodedBody? {
        let header = request.fields["Content-Type"]
        guard let requestBody else {
            try Self.checkUndescribed(request, header)
            return nil
        }
        // An empty form is an empty text, and means an object without fields.
        guard !request.body.isEmpty || header.flatMap({ MediaType($0) })?.isForm == true else {
            if requestBody.isRequired { throw .missing }
            return nil
        }
        guard let (type, content) = header.flatMap({ requestBody.content.entry(forField: $0) }) else {
            throw .unsupportedMediaType(found: header, offered: requestBody.content.map(\.mediaType))
        }
        var violations: [Violation] = []
        let bytes = try DecodedContent.bytes(request.body, request.fields, limit: Self.mostDecodedBytes)
        let value = try BodyCodec.decode(bytes, type: type, as: content, violations: &violations)
        return DecodedBody(value: value, content: content, violations: violations)
    }

    /// Checks a body that the contract does not describe against its own media type: JSON must be well-formed.
    private static func checkUndescribed(_ request: HTTPRequest, _ header: String?) throws(BodyProblem) {
        guard !request.body.isEmpty, let type = header.flatMap({ MediaType($0) }), type.isJSON else { return }
        let bytes = try DecodedContent.bytes(request.body, request.fields, limit: Self.mostDecodedBytes)
        do throws(JSONSyntaxError) { _ = try JSONText(bytes) } catch {
            throw .malformed(type, error)
        }
    }

    /// The violations in parameters and body.
    ///
    /// `pathValues` are the values of the path's names, in path order and percent-encoded. `body` is the result of
    /// `decodeBody`.
    package func violations(of request: HTTPRequest, pathValues: [Substring], body: DecodedBody?) -> [Violation] {
        var violations: [Violation] = []
        if !parameters.isEmpty {
            let values = ParameterValues(request: request, names: path.names, pathValues: pathValues)
            for parameter in parameters { violations += parameter.violations(in: values) }
        }
        guard let body else { return violations }
        return violations + body.content.violations(of: body.value, body.violations, direction: .request)
    }
}

extension MediaTypeContent {
    /// The violations of a body's value; `found` are those from reading it.
    ///
    /// A part that could not be read is absent, so the schema's violation at the same place is left out.
    func violations(of value: JSON, _ found: [Violation], direction: Direction) -> [Violation] {
        guard let schema, !schema.isValid(value, direction: direction) else { return found }
        let places = Set(found.map(\.pointer))
        return found
            + schema.violations(of: value, direction: direction)
            .map { Violation($0, part: .body) }.filter { !places.contains($0.pointer) }
    }
}

extension Violation {
    init(_ violation: SchemaViolation, part: Part, name: String? = nil) {
        self.init(
            part, name: name, pointer: violation.subjectLocation, keyword: violation.keyword,
            message: violation.message, contractLocation: violation.schemaLocation)
    }
}
