internal import Behaviour
internal import Contract
internal import HTTPModel
internal import JSONModel
internal import Moments

/// One request on its way through the engine, and what has been learned of it so far.
final class Call {
    let request: HTTPRequest
    let handler: OperationHandler
    /// Percent-encoded, in path order.
    let pathValues: [Substring]
    let now: Timestamp
    let sandbox: Sandbox
    var body: DecodedBody?
    var bodyValue: JSON? { body?.value }
    /// The body's members, where it is an object.
    var bodyMembers: JSONObject? { body?.value.objectValue }
    /// The members of the credential that expressions may see.
    var credential: JSON?
    /// What the response's media type will be where the contract offers a choice.
    var responseType: MediaType?

    init(request: HTTPRequest, handler: OperationHandler, pathValues: [Substring], now: Timestamp, sandbox: Sandbox) {
        self.request = request
        self.handler = handler
        self.pathValues = pathValues
        self.now = now
        self.sandbox = sandbox
    }

    /// What the caller prefers: by the field `Prefer`, else by the query; nil for nothing.
    lazy var preference: Prefer? = {
        if let field = request.fields["Prefer"] { return Prefer(field) }
        // Because nearly no query has such a parameter, it is looked for before anything is decoded.
        guard let query = request.target.query, query.utf8.contains(UInt8(ascii: "_")) else { return nil }
        return Prefer(query: query)
    }()

    lazy var parameters = ParameterValues(request: request, names: handler.operation.path.names, pathValues: pathValues)
}
