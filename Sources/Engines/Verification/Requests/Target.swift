package import HTTPModel
internal import MockProtocol

/// The target of scenarios: the mock or a real endpoint.
package struct Target: Sendable {
    /// The name in the targets file, the URL, or `mock`; nil without a name.
    package let name: String?
    /// The URL, by API, that its paths are appended to.
    package let baseURLs: [String: String]
    package let isMock: Bool
    /// The field that names the sandbox, sent with every request to a mock; nil for none.
    ///
    /// With `VerifierOptions.isolation`, the name stays and each scenario has its own value.
    package let sandboxHeader: HTTPFields.Field?
    /// The fields sent with every request that does not have them.
    package let headers: [HTTPFields.Field]
    /// The token for the admin API of a mock; nil for none.
    package let adminToken: String?

    package init(
        baseURLs: [String: String], isMock: Bool, sandboxHeader: HTTPFields.Field? = nil, name: String? = nil,
        headers: [HTTPFields.Field] = [], adminToken: String? = nil
    ) {
        self.adminToken = adminToken
        self.name = name
        self.headers = headers
        self.baseURLs = baseURLs
        self.isMock = isMock
        self.sandboxHeader = sandboxHeader
    }

    /// The field with the token, for a request to the admin API; nil for any other.
    func adminField(forPath path: String) -> HTTPFields.Field? {
        guard let adminToken, MockInterface.isAdminPath(path) else { return nil }
        return HTTPFields.Field(name: "Authorization", value: "Bearer \(adminToken)")
    }

    package func named(_ name: String) -> Target {
        Target(
            baseURLs: baseURLs, isMock: isMock, sandboxHeader: sandboxHeader, name: name, headers: headers,
            adminToken: adminToken)
    }
}
