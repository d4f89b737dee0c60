package import Diagnostics
package import HTTPModel

/// One operation of a contract: a method on a path, what it takes and what it answers (OAS 3.1 §4.8.10).
package final class Operation: Sendable {
    /// The `operationId`; `METHOD /path` for an operation that has none.
    package let id: String
    package let method: HTTPMethod
    package let path: PathTemplate
    /// What it does, in the document's own few words.
    package let summary: String?
    package let parameters: [Parameter]
    package let requestBody: RequestBody?
    package let responses: Responses
    /// Alternatives, any one of which suffices; empty when the operation is open to everyone.
    package let security: [SecurityRequirement]
    /// Its own, else its path's, else the document's.
    package let servers: [Server]
    /// What it makes the API send.
    package let callbacks: [Callback]
    package let location: SourceLocation
    /// What is wrong with its description, of which nothing can be used then; nil for an operation that works.
    package let defect: Diagnostic?

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
        self.security = security
        self.servers = servers
        self.callbacks = callbacks
        self.location = location
        self.defect = defect
    }

    /// The same operation under another id.
    func renamed(_ id: String) -> Operation {
        Operation(
            id: id, method: method, path: path, summary: summary, parameters: parameters, requestBody: requestBody,
            responses: responses, security: security, servers: servers, callbacks: callbacks, location: location,
            defect: defect)
    }
}
