package import HTTPModel

/// Requests to the admin API.
extension MockEngine {
    /// Whether a request is for the admin API, as it is or in the sandbox that its path names.
    package func isAdministrative(_ request: HTTPRequest) -> Bool {
        let inner = Sandboxes.request(below: request) ?? request
        return AdminAPI.claims(inner.target.path, apis: apis)
    }

    /// The answer of the admin API, or that of its door; nil for a request that is not for it.
    ///
    /// `request` is the one inside a path that names a sandbox.
    func adminAnswer(to request: HTTPRequest, through door: AdminDoor) -> Answered? {
        guard AdminAPI.claims(request.target.path, apis: apis) else { return nil }
        if let refusal = door.refusal(of: request.fields) { return refusal }
        let admin = AdminAPI(engine: self, api: routes.namedAPI(of: request))
        defer { keepWithinBudget() }
        return withinWork { Answered(admin.respond(to: request), by: .understudy) }
    }
}
