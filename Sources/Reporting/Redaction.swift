internal import HTTPModel
internal import JSONModel
internal import Verification

/// Takes the secrets of one scenario out of its texts.
///
/// Two nets: fields and parameters known as secret are masked by name, and their values are masked wherever else they
/// occur, such as in a body that echoes the key.
struct Redaction {
    static let mask = "••••"
    /// A shorter value is masked by its name only, as it would tear holes into unrelated texts.
    static let shortestValue = 6

    private let names: SecretNames
    /// The longest first, so that a value that holds another is masked whole.
    private let values: [[UInt8]]

    init(_ names: SecretNames, scenario: ScenarioRun) {
        self.names = names
        let texts = scenario.steps.compactMap(\.exchange).flatMap { Self.secrets(of: $0, names) }
        let spellings = Set((texts + names.values).flatMap(SecretSpellings.of))
        values = spellings.map { Array($0.utf8) }.filter { $0.count >= Self.shortestValue }
            .sorted { ($1.count, $0.description) < ($0.count, $1.description) }
    }

    func text(_ text: String) -> String {
        guard !values.isEmpty else { return text }
        var bytes = Array(text.utf8)
        for value in values { bytes = Self.masking(value, in: bytes) }
        return String(decoding: bytes, as: UTF8.self)
    }

    func value(of field: HTTPFields.Field) -> String {
        names.isSecret(header: field.name) ? Self.mask : text(field.value)
    }

    /// The URL of a request, without what its query and its authority keep secret.
    func url(_ baseURL: String, _ target: RequestTarget) -> String {
        let query = target.query.map { query in
            query.split(separator: "&", omittingEmptySubsequences: false).map { pair in
                let name = QueryItem.parse(String(pair)).first?.name ?? ""
                let written = pair.prefix { $0 != "=" }
                return names.isSecret(query: name) ? "\(written)=\(Self.mask)" : String(pair)
            }.joined(separator: "&")
        }
        return text("\(Self.withoutUser(baseURL))\(target.path)\(query.map { "?\($0)" } ?? "")")
    }

    private static func secrets(of exchange: Exchange, _ names: SecretNames) -> [String] {
        let fields = exchange.request.fields.fields + (exchange.response?.fields.fields ?? [])
        let texts = fields.filter { names.isSecret(header: $0.name) }.flatMap { parts(of: $0.value) }
        let query = exchange.request.target.queryItems.filter { names.isSecret(query: $0.name) }
        return texts + query.compactMap(\.value) + [user(of: exchange.baseURL)].compactMap(\.self)
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

    private static func masking(_ value: [UInt8], in text: [UInt8]) -> [UInt8] {
        guard text.count >= value.count else { return text }
        var result: [UInt8] = []
        var position = 0
        while position < text.count {
            if text[position] == value[0], text[position...].starts(with: value) {
                result += mask.utf8
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
        return "\(url[..<scheme])://\(mask)\(rest)"
    }
}
