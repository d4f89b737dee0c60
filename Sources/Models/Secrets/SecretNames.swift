package import Contract
package import JSONModel

/// The names of header fields, query parameters and body members whose values are masked, and the secret texts.
package struct SecretNames: Hashable, Sendable {
    /// Lower case.
    package let headers: Set<String>
    package let query: Set<String>
    /// The names of members in bodies and resources: lower case, without `_` and `-`.
    package let members: Set<String>
    /// Texts that are masked wherever they occur, whatever the names around them.
    package let values: Set<String>

    /// The text in place of a secret.
    package static let mask = "••••"
    /// The header fields that are secret in every API (RFC 9110 §11.6, RFC 6265).
    package static let alwaysSecretHeaders = ["authorization", "cookie", "proxy-authorization", "set-cookie"]

    /// Members of bodies that are secret in every API (RFC 6749 §2.3.1, §5.1; RFC 7523 §2.2; RFC 7636 §4.1).
    package static let alwaysSecretMembers = [
        "client_secret", "client_assertion", "password", "passwd", "passphrase", "secret", "access_token",
        "refresh_token", "id_token", "api_key", "secret_key", "private_key", "code_verifier",
    ]

    package init(
        headers: some Sequence<String> = [], query: some Sequence<String> = [], members: some Sequence<String> = [],
        values: some Sequence<String> = []
    ) {
        self.headers = Set(headers.map { $0.lowercased() } + Self.alwaysSecretHeaders)
        self.query = Set(query)
        self.members = Set((Array(members) + Self.alwaysSecretMembers).map(Self.plain))
        self.values = Set(values)
    }

    /// The names in the contracts' security schemes, and `members`.
    package init(of contracts: some Sequence<Contract>, members: some Sequence<String> = []) {
        var headers: [String] = []
        var query: [String] = []
        for scheme in contracts.flatMap(\.securitySchemes.values) {
            guard case .apiKey(let name, let place) = scheme.kind else { continue }
            if place == .header { headers.append(name) }
            if place == .query { query.append(name) }
        }
        self.init(headers: headers, query: query, members: members)
    }

    /// These names with more header fields and values.
    package func adding(headers: [String] = [], values: [String]) -> SecretNames {
        SecretNames(
            headers: self.headers.union(headers), query: query, members: members, values: self.values.union(values))
    }

    /// `X-Api-Key` is secret because `api_key` is.
    package func isSecret(header name: String) -> Bool {
        let name = name.lowercased()
        return headers.contains(name) || isSecret(member: name.hasPrefix("x-") ? String(name.dropFirst(2)) : name)
    }

    package func isSecret(query name: String) -> Bool { query.contains(name) || isSecret(member: name) }

    /// Whether a member is secret, in whatever case it is written: `client_secret`, `clientSecret`, `Client-Secret`.
    package func isSecret(member name: String) -> Bool { members.contains(Self.plain(name)) }

    private static func plain(_ name: String) -> String {
        String(
            decoding: name.lowercased().utf8.filter { $0 != UInt8(ascii: "_") && $0 != UInt8(ascii: "-") },
            as: UTF8.self)
    }

    /// `value` with its secret members masked, at any depth.
    package func masked(_ value: JSON) -> JSON {
        switch value {
        case .object(let object):
            .object(
                JSONObject(
                    object.members.map { member in
                        (member.name, isSecret(member: member.name) ? .string(Self.mask) : masked(member.value))
                    }))
        case .array(let elements): .array(elements.map(masked))
        default: value
        }
    }

    /// The texts of the secret members of `value`.
    package func secrets(in value: JSON) -> [String] {
        switch value {
        case .object(let object):
            object.members.flatMap { member in
                isSecret(member: member.name)
                    ? [member.value.stringValue].compactMap(\.self) : secrets(in: member.value)
            }
        case .array(let elements): elements.flatMap(secrets)
        default: []
        }
    }
}
