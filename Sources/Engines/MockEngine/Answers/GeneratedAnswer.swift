internal import Contract
internal import Generation
internal import HTTPModel
internal import JSONModel
internal import Randomness
internal import SchemaValidation

/// An answer made from the schemas of a documented response: its body, and the headers it must have.
///
/// It is held to the contract before it is given, because not every value survives being written as XML, form or text.
struct GeneratedAnswer {
    let call: Call
    let status: Int
    let documented: Responses.Response
    private static let tries = 6

    /// The answer in one of `types`, the first for which one can be made.
    ///
    /// - Throws: `UnmadeAnswer` of the first type when there is a value for none.
    func response(in types: [MediaType]) throws(UnmadeAnswer) -> HTTPResponse {
        var failure: UnmadeAnswer?
        for type in types {
            do throws(UnmadeAnswer) { return try agreeing(type) } catch { failure = failure ?? error }
        }
        if let failure { throw failure }
        return try agreeing(nil)
    }

    /// The first of a few that keeps to the contract.
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
            // Because an example that cannot be sent says at least that no other text is right.
            if let example = content.examples.first { return example.value }
            return type.isJSON || type.isXML ? [:] : "understudy"
        }
        var generator = ValueGenerator(for: schema, direction: .response, random: random)
        do throws(GenerationFailure) { return try generator.value() } catch { throw .generation(error) }
    }

    /// Adds those of the headers a response must have that are not there yet.
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

    /// A header's value as its description writes it; what a field cannot hold becomes a space.
    private static func text(of value: JSON, _ header: Parameter) -> String {
        HeaderText.sendable(header.codec.field(for: value) ?? "")
    }
}
