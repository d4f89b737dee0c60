internal import Contract
internal import Generation
internal import HTTPModel
internal import JSONModel

/// The answer where no rule speaks: what the contract says of a success, by its example or else by its schema.
struct ContractAnswer {
    let call: Call

    var response: HTTPResponse {
        guard let status = successStatus else { return nothing("it documents no success") }
        do throws(GenerationFailure) {
            guard var response = try call.sandbox.exclusively({ made(status) }).get() else {
                return nothing("it documents no success")
            }
            if isDynamic { response.fields["Preference-Applied"] = "dynamic=true" }
            return response
        } catch { return nothing("\(error)") }
    }

    /// What the contract offers for `status`: the example called `name`, else the first example or a generated value.
    ///
    /// Nil when there is none to give. To be called while no other request uses the sandbox.
    func example(status: Int, name: String?) -> HTTPResponse? {
        guard let name else { return try? answer(status) }
        guard let documented = call.handler.operation.responses[status], let type = types(of: documented).first,
            let content = documented.content.entry(for: type), let example = content.example(named: name)
        else { return nil }
        return response(status, documented, type, content, example)
    }

    /// The first example for `status`; a generated value where there is none, or the caller wants one.
    private func answer(_ status: Int) throws(GenerationFailure) -> HTTPResponse? {
        guard let documented = call.handler.operation.responses[status] else { return nil }
        let types = types(of: documented)
        if !isDynamic, let type = types.first, let content = documented.content.entry(for: type),
            let example = content.examples.first
        {
            return response(status, documented, type, content, example)
        }
        return try GeneratedAnswer(call: call, status: status, documented: documented).response(in: types)
    }

    private func made(_ status: Int) -> Result<HTTPResponse?, GenerationFailure> {
        do throws(GenerationFailure) { return .success(try answer(status)) } catch { return .failure(error) }
    }

    private func response(
        _ status: Int, _ documented: Responses.Response, _ type: MediaType, _ content: MediaTypeContent,
        _ example: MediaTypeContent.Example
    ) -> HTTPResponse {
        let body = BodyCodec.encode(example.value, type: type, as: content)
        var response = HTTPResponse(status: status, fields: ["Content-Type": type.description], body: body)
        // Because the example is of use even where a header cannot be made.
        try? GeneratedAnswer(call: call, status: status, documented: documented).addRequiredHeaders(to: &response)
        return response
    }

    /// The media types of a response that the caller accepts, the preferred one first; the first of all if none is.
    private func types(of documented: Responses.Response) -> [MediaType] {
        let offered = ResponseComposer.ordered(documented.content.map(\.mediaType), for: call.request)
        let accept = Accept(call.request.fields["Accept"])
        guard let preferred = accept.preferred(among: offered) ?? offered.first else { return [] }
        return [preferred] + offered.filter { $0 != preferred && accept.weight(of: $0) > 0 }
    }

    /// The least documented success; 200 where only a range or the default stands for one, else a redirection.
    private var successStatus: Int? {
        let responses = call.handler.operation.responses
        if let status = responses.statuses.first(where: { (200..<300).contains($0) }) { return status }
        return responses[200] != nil ? 200 : responses.statuses.first { (300..<400).contains($0) }
    }

    private var isDynamic: Bool { call.request.fields["Prefer"].map { Prefer($0).isDynamic } ?? false }

    private func nothing(_ reason: String) -> HTTPResponse {
        let operation = call.handler.operation
        return Problem(
            status: 501, title: "nothing to answer with",
            detail: "\(operation.id) has no rule that holds for this request, and no answer can be made: \(reason)"
        ).response
    }
}
