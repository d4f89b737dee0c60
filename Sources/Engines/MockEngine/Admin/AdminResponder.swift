package import HTTPModel

/// The admin API of an engine without its APIs, for a port of its own.
package struct AdminResponder: MockResponder {
    private let engine: MockEngine
    private let door: AdminDoor

    package init(_ engine: MockEngine, door: AdminDoor) {
        self.engine = engine
        self.door = door
    }

    package func answered(_ request: HTTPRequest) -> Answered {
        let inner = Sandboxes.request(below: request) ?? request
        return engine.adminAnswer(to: inner, through: door) ?? nothingElse(inner)
    }

    package func completing(_ response: HTTPResponse, reason: String, to request: HTTPRequest) -> HTTPResponse {
        engine.completing(response, reason: reason, to: request)
    }

    package func isAdministrative(_ request: HTTPRequest) -> Bool { true }

    private func nothingElse(_ request: HTTPRequest) -> Answered {
        ProblemDetails(
            status: 404, title: "this port has the admin API only",
            detail: "'\(request.target.path)' is not below '/\(AdminAPI.root)'; the APIs are on the mock's other port"
        ).answered
    }
}
