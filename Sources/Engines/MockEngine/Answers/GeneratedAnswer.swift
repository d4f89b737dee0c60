internal import Contract
internal import Generation
internal import HTTPModel
internal import JSONModel
internal import Randomness
internal import SchemaValidation

/// An answer made from the schemas of a documented response: its body, and its required headers.
///
/// It is checked against the contract before it is sent, because some values cannot be written as XML, form or text.
struct GeneratedAnswer {
    let call: Call
    let status: Int
    let documented: Responses.Response
    private static let tries = 6

    /// The response in the first of `types` in which one can be made.
    ///
    /// - Throws: the `UnmadeAnswer` of the first type if no response can be made in any of them.
    func response(in types: [MediaType]) throws(UnmadeAnswer) -> HTTPResponse {
        var failure: UnmadeAnswer?
        for type in types {
            do throws(UnmadeAnswer) { return try agreeing(type) } catch { failure = failure ?? error }
        }
        if let failure { throw failure }
        return try agreeing(nil)
    }

    /// Generates a few values, and returns the first response that conforms to the contract.
    private func agreeing(_ type: MediaType?) throws(UnmadeAnswer) -> HTTPResponse {
        var violation: Violation?
        for _ in 0..<Self.tries {
            let response = try made(type)
            violation = call.handler.operation.judge(response).violations.first
            if violation == nil { return response }
        }
        guard let violation else { preconditionFailure("an answer without violations was given") }
        throw .disagreeing(violation)
    }

    private func made(_ type: MediaType?) throws(UnmadeAnswer) -> HTTPResponse {
        var response = HTTPResponse(status: status)
        if let type, let content = documented.content.entry(for: type) {
            let value = try value(of: content, type)
            guard BodyCodec.canEncode(value, as: type) else { throw .unsendable(value.kind, type) }
            response.fields.append("Content-Type", type.contentType)
            response.body = BodyCodec.encode(value, type: type, as: content)
        }
        do throws(GenerationFailure) { try addRequiredHeaders(to: &response) } catch { throw .generation(error) }
        return response
    }

    private func value(of content: MediaTypeContent, _ type: MediaType) throws(UnmadeAnswer) -> JSON {
        guard let schema = content.schema else {
            // The example cannot be sent in this type, so no other text would be right either.
            if let example = content.examples.first { return example.value }
            if type.isForm || type.isMultipart { return ["value": "understudy"] }
            return type.isJSON || type.isXML ? [:] : "understudy"
        }
        var generator = ValueGenerator(for: schema, direction: .response, random: random)
        do throws(GenerationFailure) { return try generator.value() } catch { throw .generation(error) }
    }

    /// Adds the required headers that are missing.
    func addRequiredHeaders(to response: inout HTTPResponse) throws(GenerationFailure) {
        for header in documented.headers where header.isRequired && response.fields[header.name] == nil {
            guard let schema = header.schema else {
                response.fields.append(header.name, "understudy")
                continue
            }
            var generator = ValueGenerator(for: schema, direction: .response, random: random)
            response.fields.append(header.name, Self.text(of: try generator.value(named: header.name), header))
        }
    }

    private var random: SeededRandom { SeededRandom(seed: call.sandbox.core.draws.nextRandom()) }

    /// The text of a header's value, with a space for each character that a field cannot have.
    private static func text(of value: JSON, _ header: Parameter) -> String {
        HeaderText.sendable(header.codec.field(for: value) ?? "")
    }
}
