internal import Contract
internal import Generation
internal import HTTPModel
internal import JSONModel
internal import SchemaValidation

/// The answer of an operation without rules: a success of the contract, by its example, else by its schema.
struct ContractAnswer {
    let call: Call

    /// The answer by the contract alone.
    var answered: Answered {
        // Because an example would make a request look successful when no rule applied to it.
        guard call.handler.rules.isEmpty else { return noRule }
        guard let status = call.handler.successStatus else { return nothing("it documents no success") }
        return answered(status: status)
    }

    /// The contract's answer with `status`, or 501 with the reason if none can be made.
    func answered(status: Int) -> Answered {
        if let defect = call.handler.operation.responses[status]?.defect {
            return DisabledAnswer(defect, call: call).answered
        }
        do throws(UnmadeAnswer) {
            guard var answered = try answer(status) else { return nothing("it does not document the status \(status)") }
            if isDynamic { answered.response.fields["Preference-Applied"] = Self.dynamicPreference }
            return answered
        } catch { return nothing("\(error)") }
    }

    /// The contract's answer with `status`: the example called `name`, else the first example or a generated value.
    ///
    /// Nil when there is none.
    func example(status: Int, name: String?) -> Answered? {
        guard let name else { return try? answer(status) }
        guard let documented = call.handler.operation.responses[status] else { return nil }
        let named = documented.content.filter { $0.example(named: name) != nil }
        let types = accepted(named)
        for type in types {
            guard let content = named.entry(for: type), let example = content.example(named: name),
                let body = body(of: example, status, type, content)
            else { continue }
            return answered(status, documented, type, body)
        }
        guard let type = types.first, let value = named.entry(for: type)?.example(named: name)?.value else {
            return nil
        }
        return nothing("\(UnmadeAnswer.unsendable(value.kind, type))")
    }

    /// The first example for `status`; a generated value where there is none, or the caller wants one.
    private func answer(_ status: Int) throws(UnmadeAnswer) -> Answered? {
        guard let documented = call.handler.operation.responses[status] else { return nil }
        let types = accepted(documented.content)
        let isKnown = types.contains { type in
            documented.content.entry(for: type).map { $0.schema != nil || !$0.examples.isEmpty } ?? false
        }
        // Because an example in another type is better than a body without any description.
        let exemplary = isKnown ? types : documented.content.filter { !$0.examples.isEmpty }.map(\.mediaType)
        for type in exemplary where !isDynamic {
            guard let content = documented.content.entry(for: type),
                let body = content.examples.lazy.compactMap({ body(of: $0, status, type, content) }).first
            else { continue }
            return answered(status, documented, type, body)
        }
        let response = try GeneratedAnswer(call: call, status: status, documented: documented).response(in: types)
        return Answered(response, by: .generated)
    }

    /// The body with an example; nil if the media type cannot hold it, or the client would read another value that
    /// the schema does not allow.
    private func body(
        of example: MediaTypeContent.Example, _ status: Int, _ type: MediaType, _ content: MediaTypeContent
    ) -> [UInt8]? {
        guard BodyCodec.canEncode(example.value, as: type) else { return nil }
        let body = BodyCodec.encode(example.value, type: type, as: content)
        // JSON is read as it was written. An example that breaks its own schema is sent as the document has it.
        if type.isJSON || content.schema?.isValid(example.value, direction: .response) == false { return body }
        let response = HTTPResponse(status: status, fields: ["Content-Type": type.contentType], body: body)
        return call.handler.operation.judge(response).violations.contains { $0.part == .body } ? nil : body
    }

    private func answered(
        _ status: Int, _ documented: Responses.Response, _ type: MediaType, _ body: [UInt8]
    ) -> Answered {
        var response = HTTPResponse(status: status, fields: ["Content-Type": type.contentType], body: body)
        // Because the example is useful even if a header cannot be made.
        try? GeneratedAnswer(call: call, status: status, documented: documented).addRequiredHeaders(to: &response)
        return Answered(response, by: .example)
    }

    /// The media types of `content` that the caller accepts, the preferred one first.
    ///
    /// If it accepts none, the first.
    private func accepted(_ content: [MediaTypeContent]) -> [MediaType] {
        let offered = ResponseComposer.ordered(content.map(\.mediaType), for: call.request)
        let accept = Accept(call.request.fields["Accept"])
        guard let preferred = accept.preferred(among: offered) ?? offered.first else { return [] }
        // A range may contain types that can be sent when the type that the caller named cannot.
        let usual = content.map(\.mediaType).filter(\.isRange).map(\.representative)
        return ([preferred] + offered.filter { $0 != preferred && accept.weight(of: $0) > 0 } + usual).uniqued
    }

    static let dynamicPreference = "dynamic=true"

    private var isDynamic: Bool { call.preference?.isDynamic ?? false }

    private var noRule: Answered {
        let problem = ProblemDetails(
            status: 501, title: "no rule of the operation matched",
            detail: "no rule of \(call.handler.operation.id) holds for this request; "
                + "end its rules in the behaviour with one that has no conditions")
        return Answered(problem.response, by: .nothing, reason: problem.title)
    }

    private func nothing(_ reason: String) -> Answered {
        let problem = ProblemDetails(
            status: 501, title: "nothing to answer with",
            detail: "no answer can be made for \(call.handler.operation.id): \(reason)")
        return Answered(problem.response, by: .nothing, reason: problem.title)
    }
}

extension [MediaType] {
    /// The media types without repetitions.
    fileprivate var uniqued: [MediaType] {
        var seen: Set<MediaType> = []
        return filter { seen.insert($0).inserted }
    }
}
