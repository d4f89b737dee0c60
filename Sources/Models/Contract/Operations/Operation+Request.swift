package import HTTPModel
internal import JSONModel
internal import SchemaValidation

/// Holding a request to what the operation documents.
extension Operation {
    /// The most that a request's body may become when it is decoded: 10 MiB.
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
        // Because a form without fields is no text at all, and still an object.
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

    /// Holds a body that nothing describes to what it says of itself: JSON that is none helps nobody.
    private static func checkUndescribed(_ request: HTTPRequest, _ header: String?) throws(BodyProblem) {
        guard !request.body.isEmpty, let type = header.flatMap({ MediaType($0) }), type.isJSON else { return }
        let bytes = try DecodedContent.bytes(request.body, request.fields, limit: Self.mostDecodedBytes)
        do throws(JSONSyntaxError) { _ = try JSONText(bytes) } catch {
            throw .malformed(type, reason: error.description)
        }
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
        guard let body else { return violations }
        return violations + body.content.violations(of: body.value, body.violations, direction: .request)
    }
}

extension MediaTypeContent {
    /// Everything that is wrong with a body's value; `found` is what was while it was read.
    ///
    /// Because what could not be read is not there, the schema's complaint about the same place is left out.
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
