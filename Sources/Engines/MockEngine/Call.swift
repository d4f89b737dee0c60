internal import Behaviour
internal import Contract
internal import HTTPModel
internal import JSONModel
internal import Moments

/// One request in the engine, and what is known of it so far.
final class Call {
    let request: HTTPRequest
    let handler: OperationHandler
    /// Percent-encoded, in path order.
    let pathValues: [Substring]
    let now: Timestamp
    let sandbox: Sandbox
    let addressing: Addressing
    var body: DecodedBody?
    var bodyValue: JSON? { body?.value }
    /// The members of the body if it is an object.
    var bodyMembers: JSONObject? { body?.value.objectValue }
    /// The members of the credential that expressions may see.
    var credential: JSON?
    /// The media type of the response if the contract has several.
    var responseType: MediaType?

    init(
        request: HTTPRequest, handler: OperationHandler, pathValues: [Substring], now: Timestamp, sandbox: Sandbox,
        addressing: Addressing
    ) {
        self.request = request
        self.handler = handler
        self.pathValues = pathValues
        self.now = now
        self.sandbox = sandbox
        self.addressing = addressing
    }

    /// The caller's preferences from the field `Prefer`, or else from the query; nil if there are none.
    lazy var preference: Prefer? = {
        if let field = request.fields["Prefer"] { return Prefer(field) }
        return request.target.query.flatMap { Prefer(query: $0) }
    }()

    lazy var parameters = ParameterValues(request: request, names: handler.operation.path.names, pathValues: pathValues)

    // Because rules ask for the same few again and again. When each reference was read and split anew, StoRegister's create
    // call took 922,000 instructions; now it takes 464,000.
    private var knownParameters: [(name: String, place: Parameter.Place, value: JSON?)] = []

    /// The value of a parameter as the contract describes it, or its default.
    func parameter(_ name: String, in place: Parameter.Place) -> JSON? {
        if let known = knownParameters.first(where: { $0.place == place && $0.name == name }) { return known.value }
        let given = parameters.value(of: name, in: place, describedBy: handler.operation.parameters)
        let value = given ?? handler.defaultValue(of: name, in: place)
        knownParameters.append((name, place, value))
        return value
    }
}
