package import HTTPModel

/// What scenarios run against: the mock or a real endpoint.
package struct Target: Sendable {
    /// What users call it: a name of the targets file, a URL, `mock`; nil where nobody named it.
    package let name: String?
    /// For each API the URL that its paths are appended to, as a server's URL in its contract.
    package let baseURLs: [String: String]
    package let isMock: Bool
    /// Sent with every request to a mock, so that it answers from one world; nil for none.
    ///
    /// With `VerifierOptions.isolation` the name stays and each scenario gets a value of its own.
    package let sandboxHeader: HTTPFields.Field?
    /// Sent with every request that has no such field of its own.
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
