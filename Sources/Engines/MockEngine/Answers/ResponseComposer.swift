internal import Behaviour
internal import Contract
internal import Expressions
internal import HTTPModel
internal import JSONModel

/// Turns templates into responses in the media type that the caller prefers.
struct ResponseComposer {
    let call: Call

    func response(_ error: ErrorCatalogue.Entry, scope: CallScope) -> HTTPResponse {
        var scope = scope
        scope.bind("error", error.members(in: scope))
        return response(error.response, scope: scope)
    }

    func response(_ template: ResponseTemplate, scope: CallScope) -> HTTPResponse {
        var fields = HTTPFields()
        for header in template.headers {
            guard let value = header.value.value(in: scope) else { continue }
            fields.append(header.name, value.stringValue ?? value.description)
        }
        switch template.body?.value(in: scope) {
        case nil, .null?: return HTTPResponse(status: template.status, fields: fields)
        case let body?: return response(status: template.status, fields: fields, body: body)
        }
    }

    /// A response with `body` in the negotiated type; a `Content-Type` in `fields` takes precedence.
    func response(status: Int, fields: HTTPFields, body: JSON) -> HTTPResponse {
        var fields = fields
        let written = fields.isEmpty ? nil : fields["Content-Type"].flatMap { MediaType($0) }
        let type = written ?? contentType(for: status, of: body)
        if written == nil { fields.append("Content-Type", type.contentType) }
        let content = call.handler.operation.responses[status]?.content.entry(for: type)
        return HTTPResponse(status: status, fields: fields, body: BodyCodec.encode(body, type: type, as: content))
    }

    private func contentType(for status: Int, of body: JSON) -> MediaType {
        let offered = call.handler.types(for: status)
        if let type = call.responseType, offered.contains(where: { $0.essence == type.essence }),
            BodyCodec.canEncode(body, as: type)
        {
            return type
        }
        let ordered = Self.ordered(offered.filter { BodyCodec.canEncode(body, as: $0) }, for: call.request)
        return Accept(call.request.fields["Accept"]).preferred(among: ordered) ?? ordered.first ?? .json
    }

    /// The offered types with that of the request first, for a caller without a preference.
    static func ordered(_ offered: [MediaType], for request: HTTPRequest) -> [MediaType] {
        let offered = offered.contains(where: \.isRange) ? offered.map { $0.member(for: request) } : offered
        guard offered.count > 1, let field = request.fields["Content-Type"], field != offered[0].essence,
            let own = MediaType(field),
            let position = offered.firstIndex(where: { $0.essence == own.essence })
        else { return offered }
        var ordered = offered
        ordered.insert(ordered.remove(at: position), at: 0)
        return ordered
    }
}

extension MediaType {
    /// The type of a range that the caller prefers, else a usual one; any other type itself.
    fileprivate func member(for request: HTTPRequest) -> MediaType {
        guard isRange else { return self }
        let accepted = Accept(request.fields["Accept"]).ranges.filter { !$0.mediaType.isRange && $0.weight > 0 }
        let named = accepted.filter { $0.mediaType.isIncluded(in: self) }.sorted { $0.weight > $1.weight }
        return named.first.flatMap { MediaType($0.mediaType.essence) } ?? representative
    }
}
