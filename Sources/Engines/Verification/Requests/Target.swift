package import HTTPModel

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

    package init(
        baseURLs: [String: String], isMock: Bool, sandboxHeader: HTTPFields.Field? = nil, name: String? = nil,
        headers: [HTTPFields.Field] = []
    ) {
        self.name = name
        self.headers = headers
        self.baseURLs = baseURLs
        self.isMock = isMock
        self.sandboxHeader = sandboxHeader
    }

    package func named(_ name: String) -> Target {
        Target(baseURLs: baseURLs, isMock: isMock, sandboxHeader: sandboxHeader, name: name, headers: headers)
    }
}
