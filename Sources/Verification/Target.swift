package import HTTPModel

/// What scenarios run against: the mock or a real endpoint.
package struct Target: Sendable {
    /// For each API the URL that its paths are appended to, as a server's URL in its contract.
    package let baseURLs: [String: String]
    package let isMock: Bool
    /// Sent with every request to a mock, so that it answers from one world; nil for none.
    ///
    /// With `VerifierOptions.isolation` the name stays and each scenario gets a value of its own.
    package let sandboxHeader: HTTPFields.Field?

    package static let sandboxHeaderName = "Understudy-Sandbox"

    package init(baseURLs: [String: String], isMock: Bool, sandboxHeader: HTTPFields.Field? = nil) {
        self.baseURLs = baseURLs
        self.isMock = isMock
        self.sandboxHeader = sandboxHeader
    }
}
