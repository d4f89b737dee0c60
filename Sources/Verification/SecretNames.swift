package import Contract

/// The names of header fields and query parameters whose values no report shows.
package struct SecretNames: Hashable, Sendable {
    /// Lower case.
    package let headers: Set<String>
    package let query: Set<String>
    /// Texts that are secret wherever they occur, whatever the names around them.
    package let values: Set<String>

    /// Secret in every API (RFC 9110 §11.6, RFC 6265).
    package static let alwaysSecretHeaders = ["authorization", "cookie", "proxy-authorization", "set-cookie"]

    package init(
        headers: some Sequence<String> = [], query: some Sequence<String> = [], values: some Sequence<String> = []
    ) {
        self.headers = Set(headers.map { $0.lowercased() } + Self.alwaysSecretHeaders)
        self.query = Set(query)
        self.values = Set(values)
    }

    /// Those that the contracts' security schemes name.
    package init(of contracts: some Sequence<Contract>) {
        var headers: [String] = []
        var query: [String] = []
        for scheme in contracts.flatMap(\.securitySchemes.values) {
            guard case .apiKey(let name, let place) = scheme.kind else { continue }
            if place == .header { headers.append(name) }
            if place == .query { query.append(name) }
        }
        self.init(headers: headers, query: query)
    }

    /// The same with more header fields and values.
    package func adding(headers: [String] = [], values: [String]) -> SecretNames {
        SecretNames(headers: self.headers.union(headers), query: query, values: self.values.union(values))
    }

    package func isSecret(header name: String) -> Bool { headers.contains(name.lowercased()) }
    package func isSecret(query name: String) -> Bool { query.contains(name) }
}
