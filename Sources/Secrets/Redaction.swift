package import HTTPModel
internal import JSONModel

/// Takes the secrets of requests and responses that belong together out of their texts.
///
/// Two nets: fields and parameters known as secret are masked by name, and their values are masked wherever else they
/// occur, such as in a body that echoes the key.
package struct Redaction {
    /// A shorter value is masked by its name only, as it would tear holes into unrelated texts.
    package static let shortestValue = 6

    package let names: SecretNames
    /// The longest first, so that a value that holds another is masked whole.
    private let values: [[UInt8]]

    /// `secrets` are the values to be masked wherever they are, such as those of `secrets(of:_:_:)`.
    package init(_ names: SecretNames, secrets: some Sequence<String>) {
        self.names = names
        let spellings = Set(secrets.flatMap(Self.spellings))
        values = spellings.map { Array($0.utf8) }.filter { $0.count >= Self.shortestValue }
            .sorted { ($1.count, $0.description) < ($0.count, $1.description) }
    }

    package func text(_ text: String) -> String {
        guard !values.isEmpty else { return text }
        var bytes = Array(text.utf8)
        for value in values { bytes = Self.masking(value, in: bytes) }
        return String(decoding: bytes, as: UTF8.self)
    }

    package func value(of field: HTTPFields.Field) -> String {
        names.isSecret(header: field.name) ? SecretNames.mask : text(field.value)
    }

    /// The URL of a request, without what its query and its authority keep secret.
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

    /// The values that a request to `baseURL` and the response to it hold in fields and parameters of secret names.
    package static func secrets(
        of request: HTTPRequest, to baseURL: String, _ response: HTTPResponse?, _ names: SecretNames
    ) -> [String] {
        let fields = request.fields.fields + (response?.fields.fields ?? [])
        let texts = fields.filter { names.isSecret(header: $0.name) }.flatMap { parts(of: $0.value) }
        let query = request.target.queryItems.filter { names.isSecret(query: $0.name) }
        return texts + query.compactMap(\.value) + [user(of: baseURL)].compactMap(\.self)
    }

    /// The value, what follows the scheme in `Authorization`, and the values of cookies.
    private static func parts(of value: String) -> [String] {
        let afterScheme = value.split(separator: " ", maxSplits: 1).dropFirst().map(String.init)
        let cookies = HeaderText.split(value, at: ";").compactMap { pair in
            pair.split(separator: "=", maxSplits: 1).dropFirst().first.map(String.init)
        }
        let isPlain = !value.contains(";")
        return [value] + afterScheme + (isPlain ? [] : cookies)
    }

    /// A value as it stands, in JSON text and in a URL.
    private static func spellings(_ value: String) -> [String] {
        let json = String(JSON.string(value).description.dropFirst().dropLast())
        return [value, json, PercentEncoding.encode(value)]
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

    private static func withoutUser(_ url: String) -> String {
        guard let user = user(of: url), let scheme = url.firstIndex(of: ":") else { return url }
        let rest = url[scheme...].dropFirst(3 + user.count)
        return "\(url[..<scheme])://\(SecretNames.mask)\(rest)"
    }
}
