package import Diagnostics
package import HTTPModel

/// One operation of a contract: a method on a path, its parameters, body and responses (OAS 3.1 §4.8.10).
package final class Operation: Sendable {
    /// The `operationId`; `METHOD /path` for an operation that has none.
    package let id: String
    package let method: HTTPMethod
    package let path: PathTemplate
    /// The summary in the document.
    package let summary: String?
    package let parameters: [Parameter]
    package let requestBody: RequestBody?
    package let responses: Responses
    /// Alternatives, one of which must be met; empty when everyone may call the operation.
    package let security: [SecurityRequirement]
    /// Alternatives that a caller of an open operation may meet all the same: those beside `{}` (OAS 3.1 §4.8.30).
    package let optionalSecurity: [SecurityRequirement]
    /// Its own, else its path's, else the document's.
    package let servers: [Server]
    /// The requests that the API sends because of it.
    package let callbacks: [Callback]
    package let location: SourceLocation
    /// The error in the operation's description, because of which none of it can be used; nil for a usable operation.
    package let defect: Diagnostic?

    /// Makes `security` optional when one of its alternatives has no schemes.
    package init(
        id: String, method: HTTPMethod, path: PathTemplate, summary: String? = nil, parameters: [Parameter],
        requestBody: RequestBody?, responses: Responses, security: [SecurityRequirement], servers: [Server] = [],
        callbacks: [Callback] = [], location: SourceLocation, defect: Diagnostic? = nil
    ) {
        self.id = id
        self.method = method
        self.path = path
        self.summary = summary
        self.parameters = parameters
        self.requestBody = requestBody
        self.responses = responses
        let alternatives = security.filter { !$0.items.isEmpty }
        let isOptional = alternatives.count < security.count
        self.security = isOptional ? [] : alternatives
        optionalSecurity = isOptional ? alternatives : []
        self.servers = servers
        self.callbacks = callbacks
        self.location = location
        self.defect = defect
    }

    /// The same operation with another id.
    func renamed(_ id: String) -> Operation {
        let security = optionalSecurity.isEmpty ? security : optionalSecurity + [SecurityRequirement(items: [])]
        return Operation(
            id: id, method: method, path: path, summary: summary, parameters: parameters, requestBody: requestBody,
            responses: responses, security: security, servers: servers, callbacks: callbacks, location: location,
            defect: defect)
    }
}
