internal import Contract
internal import HTTPModel
internal import JSONModel

/// The answer where no rule speaks: the example the contract gives for a success.
struct ContractAnswer {
    let call: Call

    var response: HTTPResponse {
        guard let status = call.handler.operation.responses.statuses.first(where: { (200..<300).contains($0) }) else {
            return nothing
        }
        return example(status: status, name: nil) ?? nothing
    }

    /// The contract's example for `status`: the one called `name`, else the first; nil when there is none to give.
    func example(status: Int, name: String?) -> HTTPResponse? {
        guard let documented = call.handler.operation.responses[status] else { return nil }
        if documented.content.isEmpty { return name == nil ? HTTPResponse(status: status) : nil }
        let types = ResponseComposer.ordered(documented.content.map(\.mediaType), for: call.request)
        let type = Accept(call.request.fields["Accept"]).preferred(among: types) ?? types[0]
        guard let content = documented.content.entry(for: type) else { return nil }
        guard let example = name.map({ content.example(named: $0) }) ?? content.examples.first else { return nil }
        let fields: HTTPFields = ["Content-Type": type.description]
        let body = BodyCodec.encode(example.value, type: type, as: content)
        return HTTPResponse(status: status, fields: fields, body: body)
    }

    private var nothing: HTTPResponse {
        let operation = call.handler.operation
        return Problem(
            status: 501, title: "nothing to answer with",
            detail: "\(operation.id) has no rule that holds for this request and no example of a success; "
                + "add one to the contract or a rule to the behaviour"
        ).response
    }
}
