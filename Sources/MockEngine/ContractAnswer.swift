internal import Contract
internal import HTTPModel
internal import JSONModel

/// The answer where no rule speaks: the contract's example of a success, unless the operation has rules.
struct ContractAnswer {
    let call: Call

    var response: HTTPResponse {
        // Because rules that do not hold would make a failure look like a success.
        guard call.handler.rules.isEmpty else { return noRule }
        let successes = call.handler.operation.responses.representatives.filter { (200..<300).contains($0) }
        return successes.min().flatMap { example(status: $0, name: nil) } ?? nothing
    }

    /// The contract's example for `status`: the one called `name`, else the first; nil when there is none to give.
    func example(status: Int, name: String?) -> HTTPResponse? {
        guard let documented = call.handler.operation.responses[status] else { return nil }
        if documented.content.isEmpty { return name == nil ? HTTPResponse(status: status) : nil }
        let examples = documented.content.compactMap { content in
            let example = name.map { content.example(named: $0) } ?? content.examples.first
            return example.map { (content: content, value: $0.value) }
        }
        let types = ResponseComposer.ordered(examples.map(\.content.mediaType), for: call.request)
        guard let first = types.first else { return nil }
        let preferred = Accept(call.request.fields["Accept"]).preferred(among: types) ?? first
        guard let example = examples.first(where: { $0.content.mediaType == preferred }) else { return nil }
        let type = BodyCodec.canEncode(example.value, as: preferred) ? preferred : .json
        let fields: HTTPFields = ["Content-Type": type.description]
        let body = BodyCodec.encode(example.value, type: type, as: example.content)
        return HTTPResponse(status: status, fields: fields, body: body)
    }

    private var noRule: HTTPResponse {
        Problem(
            status: 501, title: "no rule of the operation matched",
            detail: "no rule of \(call.handler.operation.id) holds for this request; "
                + "end its rules in the behaviour with one that has no conditions"
        ).response
    }

    private var nothing: HTTPResponse {
        let operation = call.handler.operation
        return Problem(
            status: 501, title: "nothing to answer with",
            detail: "\(operation.id) has no rules and no example of a success; "
                + "add one to the contract or a rule to the behaviour"
        ).response
    }
}
