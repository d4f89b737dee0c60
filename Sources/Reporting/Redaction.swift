internal import Diagnostics
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
    private let api: String
    /// The longest first, so that a value that holds another is masked whole.
    private let values: [(bytes: [UInt8], parts: [ShellPart])]

    init(_ names: SecretNames, scenario: ScenarioRun) {
        self.names = names
        api = scenario.api
        let secrets =
            scenario.steps.compactMap(\.exchange).flatMap { Self.secrets(of: $0, names, api: scenario.api) }
            + names.values.map { Secret($0, api: scenario.api, name: "secret") }
        let spellings = Dictionary(secrets.flatMap(\.spellings)) { first, _ in first }
        values = spellings.map { (Array($0.utf8), $1) }.filter { $0.0.count >= Self.shortestValue }
            .sorted { ($1.0.count, $0.0.description) < ($0.0.count, $1.0.description) }
    }

    /// For texts that are shown before a scenario has run: knows the target's secrets only.
    init(_ names: SecretNames) {
        let location = SourceLocation(file: "", line: 1, column: 1)
        self.init(names, scenario: ScenarioRun(title: "", api: "", location: location, steps: [], duration: .zero))
    }

    func text(_ text: String) -> String {
        guard !values.isEmpty else { return text }
        var bytes = Array(text.utf8)
        for value in values { bytes = Self.masking(value.bytes, in: bytes) }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The text for a shell, with variables in place of what is secret.
    func parts(_ bytes: [UInt8]) -> [ShellPart] {
        values.reduce([.literal(bytes)]) { parts, value in
            parts.flatMap { $0.replacing(value.bytes, with: value.parts) }
        }
    }

    func value(of field: HTTPFields.Field) -> String {
        names.isSecret(header: field.name) ? Self.mask : text(field.value)
    }

    func parts(of field: HTTPFields.Field) -> [ShellPart] {
        guard names.isSecret(header: field.name) else { return parts(Array(field.value.utf8)) }
        return Secret(field, api: api).parts
    }

    /// The URL of a request for a shell.
    func parts(ofURL baseURL: String, _ target: RequestTarget) -> [ShellPart] {
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

    /// What stands for the secret value of a `name=value` pair: another variable where a URL spells it otherwise.
    private func queryValue(_ name: String, _ pair: Substring) -> [ShellPart] {
        let value = QueryItem.parse(String(pair)).first?.value ?? ""
        let isPlain = pair.utf8.elementsEqual("\(pair.prefix { $0 != "=" })=\(value)".utf8)
        let variable = ShellPart.variable(Secret.variable(api, name))
        return [isPlain ? variable : variable.named("URL")]
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

    private static func secrets(of exchange: Exchange, _ names: SecretNames, api: String) -> [Secret] {
        let fields = exchange.request.fields.fields + (exchange.response?.fields.fields ?? [])
        let secrets = fields.filter { names.isSecret(header: $0.name) }.flatMap { Secret.all(of: $0, api: api) }
        let query = exchange.request.target.queryItems.filter { names.isSecret(query: $0.name) }
            .compactMap { item in item.value.map { Secret($0, api: api, name: item.name) } }
        return secrets + query
            + [user(of: exchange.baseURL)].compactMap { $0.map { Secret($0, api: api, name: "user") } }
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
