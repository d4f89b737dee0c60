package import HTTPModel
internal import JSONModel

/// Masks the secrets of requests and responses in their texts.
///
/// Fields and parameters with secret names are masked by name. Their values are masked wherever else they occur, such
/// as in a body that repeats a key.
package struct Redaction {
    /// A shorter value is masked by its name only, because it may occur in unrelated texts.
    package static let shortestValue = 6

    package let names: SecretNames
    private let api: String
    private let values: SecretValues

    /// Masks the values of secret `names`, and the `secrets` wherever they occur.
    ///
    /// `owner` is the API of the requests. `spellings` are those of secrets that other texts of the run have too.
    package init(
        _ names: SecretNames, secrets: some Sequence<Secret>, of owner: String,
        spellings: SpellingCache = SpellingCache()
    ) {
        self.names = names
        api = owner
        values = SecretValues(
            Array(secrets) + names.values.map { Secret($0, api: owner, name: "secret") }, spellings: spellings)
    }

    package func text(_ text: String) -> String {
        let found = values.occurring(in: text.utf8)
        guard !found.isEmpty else { return text }
        let bytes = found.reduce(Array(text.utf8)) { Self.masking($1.bytes, in: $0) }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A body as text, with members masked that have secret names, however short their values are.
    ///
    /// `text` is the body, decoded by its charset.
    package func body(_ text: String, _ fields: HTTPFields) -> String {
        let members = SecretMembers(Array(text.utf8), type: fields["Content-Type"].flatMap { MediaType($0) }, names)
        return self.text(members.isEmpty ? text : String(decoding: members.masked, as: UTF8.self))
    }

    /// A body that is no text, with secrets masked.
    package func bytes(_ body: [UInt8], _ fields: HTTPFields) -> [UInt8] {
        let members = SecretMembers(fields: fields, body: body, names)
        let masked = members.isEmpty ? body : members.masked
        return values.occurring(in: masked).reduce(masked) { Self.masking($1.bytes, in: $0) }
    }

    /// A body for a shell, with variables in place of secrets.
    package func parts(ofBody body: [UInt8], _ fields: HTTPFields) -> [ShellPart] {
        let decoded = SecretMembers(fields: fields, body: body, names)
        if decoded.isEmpty { return parts(body) }
        let written = SecretMembers(body, type: fields["Content-Type"].flatMap { MediaType($0) }, names)
        // Because the names cannot be found in a charset such as UTF-16, none of the body is shown.
        guard written.parts.count == decoded.parts.count else { return [.variable(Secret.variable(api, "body"))] }
        return written.shellParts(api: api, others: parts)
    }

    /// The text for a shell, with variables in place of secrets.
    package func parts(_ bytes: [UInt8]) -> [ShellPart] {
        values.occurring(in: bytes).reduce([.literal(bytes)]) { parts, value in
            parts.flatMap { $0.replacing(value.bytes, with: value.parts) }
        }
    }

    package func value(of field: HTTPFields.Field) -> String {
        names.isSecret(header: field.name) ? SecretNames.mask : text(field.value)
    }

    package func parts(of field: HTTPFields.Field) -> [ShellPart] {
        guard names.isSecret(header: field.name) else { return parts(Array(field.value.utf8)) }
        return Secret(field, api: api).parts
    }

    /// The URL of a request for a shell.
    package func parts(ofURL baseURL: String, _ target: RequestTarget) -> [ShellPart] {
        var parts: [ShellPart] = []
        var rest = baseURL
        if let user = Self.user(of: baseURL), let scheme = baseURL.firstIndex(of: ":") {
            parts = [.literal("\(baseURL[..<scheme])://"), .variable(Secret.variable(api, "user"))]
            rest = String(baseURL[scheme...].dropFirst(3 + user.count))
        }
        parts += self.parts(Array("\(rest)\(target.path)".utf8))
        guard let query = target.query else { return parts }
        for (index, pair) in query.split(separator: "&", omittingEmptySubsequences: false).enumerated() {
            parts.append(.literal(index == 0 ? "?" : "&"))
            let name = QueryItem.parse(String(pair)).first?.name ?? ""
            let isSecret = names.isSecret(query: name) && pair.contains("=")
            let written = pair.prefix { $0 != "=" }
            parts += isSecret ? [.literal("\(written)=")] + queryValue(name, pair) : self.parts(Array(pair.utf8))
        }
        return parts
    }

    /// The secret value of a `name=value` pair for a shell; another variable where a URL spells it differently.
    private func queryValue(_ name: String, _ pair: Substring) -> [ShellPart] {
        let value = QueryItem.parse(String(pair)).first?.value ?? ""
        let isPlain = pair.utf8.elementsEqual("\(pair.prefix { $0 != "=" })=\(value)".utf8)
        let variable = ShellPart.variable(Secret.variable(api, name))
        return [isPlain ? variable : variable.named("URL")]
    }

    /// The URL of a request, with the secrets of its query and its authority masked.
    package func url(_ baseURL: String, _ target: RequestTarget) -> String {
        let query = target.query.map { query in
            query.split(separator: "&", omittingEmptySubsequences: false).map { pair in
                let name = QueryItem.parse(String(pair)).first?.name ?? ""
                let written = pair.prefix { $0 != "=" }
                return names.isSecret(query: name) ? "\(written)=\(SecretNames.mask)" : String(pair)
            }.joined(separator: "&")
        }
        return text("\(Self.withoutUser(baseURL))\(target.path)\(query.map { "?\($0)" } ?? "")")
    }

    /// The values of fields and parameters with secret names, in a request to `baseURL` and its response.
    package static func secrets(
        of request: HTTPRequest, to baseURL: String, _ response: HTTPResponse?, _ names: SecretNames, api: String
    ) -> [Secret] {
        let fields = request.fields.fields + (response?.fields.fields ?? [])
        let secrets = fields.filter { names.isSecret(header: $0.name) }.flatMap { Secret.all(of: $0, api: api) }
        let query = request.target.queryItems.filter { names.isSecret(query: $0.name) }
            .compactMap { item in item.value.map { Secret($0, api: api, name: item.name) } }
        let bodies = [(request.fields, request.body)] + (response.map { [($0.fields, $0.body)] } ?? [])
        let members = bodies.flatMap { SecretMembers(fields: $0, body: $1, names).secrets(api: api) }
        return secrets + members + query + Self.secrets(ofUser: user(of: baseURL), api: api)
    }

    /// `user:password` of a URL, and the password alone, as it is written and decoded.
    private static func secrets(ofUser user: String?, api: String) -> [Secret] {
        guard let user else { return [] }
        let password = user.split(separator: ":", maxSplits: 1).dropFirst().map(String.init)
        let texts = [user] + password + password.compactMap { PercentEncoding.decode($0[...]) }
        return texts.map { Secret($0, api: api, name: "user") }
    }

    private static func masking(_ value: [UInt8], in text: [UInt8]) -> [UInt8] {
        guard text.count >= value.count else { return text }
        var result: [UInt8] = []
        var position = 0
        while position < text.count {
            if text[position] == value[0], text[position...].starts(with: value) {
                result += SecretNames.mask.utf8
                position += value.count
            } else {
                result.append(text[position])
                position += 1
            }
        }
        return result
    }

    private static func user(of url: String) -> String? {
        let authority = url.split(separator: "/", omittingEmptySubsequences: true).dropFirst().first ?? ""
        return authority.lastIndex(of: "@").map { String(authority[..<$0]) }
    }

    package static func withoutUser(_ url: String) -> String {
        guard let user = user(of: url), let scheme = url.firstIndex(of: ":") else { return url }
        let rest = url[scheme...].dropFirst(3 + user.count)
        return "\(url[..<scheme])://\(SecretNames.mask)\(rest)"
    }
}
