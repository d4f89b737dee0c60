/// All spellings of the secrets of one scenario.
///
/// The spellings are computed when the first text comes that is long enough for a secret. Most scenarios pass, and a
/// report may show only their titles.
final class SecretValues {
    /// A masked value, and its text in a shell.
    typealias Value = (bytes: [UInt8], parts: [ShellPart])

    private let secrets: [Secret]
    private let spellings: SpellingCache
    /// The length of the shortest spelling; a shorter text has no secret.
    private let shortest: Int
    private lazy var values = makeValues()
    private lazy var finder = OccurrenceFinder(values.map(\.bytes))

    init(_ secrets: [Secret], spellings: SpellingCache) {
        self.secrets = secrets
        self.spellings = spellings
        shortest = max(secrets.map(\.text.utf8.count).min() ?? .max, Redaction.shortestValue)
    }

    /// The values that occur in `text`, the longest first, so that one inside another is masked with it.
    func occurring(in text: some Collection<UInt8>) -> [Value] {
        guard text.count >= shortest else { return [] }
        return finder.occurring(in: text).map { values[$0] }
    }

    private func makeValues() -> [Value] {
        var known: Set<Secret> = []
        let all = secrets.filter { known.insert($0).inserted }.flatMap(spellings.of)
        return Dictionary(all) { first, _ in first }
            .map { (Array($0.utf8), $1) }.filter { $0.0.count >= Redaction.shortestValue }
            .sorted { $0.0.count == $1.0.count ? $0.0.lexicographicallyPrecedes($1.0) : $0.0.count > $1.0.count }
    }
}

/// The spellings of secrets that many scenarios have in common, such as a token.
///
/// It keeps a limited number, because keys that are valid for one request are as many as the requests.
package final class SpellingCache {
    private static let largest = 64
    private var known: [Secret: [(String, [ShellPart])]] = [:]

    package init() {}

    func of(_ secret: Secret) -> [(String, [ShellPart])] {
        if let spellings = known[secret] { return spellings }
        let spellings = secret.spellings
        if known.count < Self.largest { known[secret] = spellings }
        return spellings
    }
}
