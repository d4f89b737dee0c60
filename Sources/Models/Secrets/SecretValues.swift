/// Everything that the secrets of one scenario may come back as.
///
/// It is made when the first text comes that is long enough to hold a secret: most scenarios pass, and of those a report
/// may show little more than a title.
final class SecretValues {
    /// What is not shown, and what stands for it in a shell.
    typealias Value = (bytes: [UInt8], parts: [ShellPart])

    private let secrets: [Secret]
    private let spellings: SpellingCache
    /// No text below this length holds a secret, as no spelling of one is shorter than it.
    private let shortest: Int
    private lazy var values = makeValues()
    private lazy var finder = OccurrenceFinder(values.map(\.bytes))

    init(_ secrets: [Secret], spellings: SpellingCache) {
        self.secrets = secrets
        self.spellings = spellings
        shortest = max(secrets.map(\.text.utf8.count).min() ?? .max, Redaction.shortestValue)
    }

    /// Those that are in `text` somewhere, the longest first, so that a value that holds another is masked whole.
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
/// It keeps the first that come, as an API whose keys are good for one request has as many as there are requests.
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
