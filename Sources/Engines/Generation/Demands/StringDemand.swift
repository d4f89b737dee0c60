internal import Randomness

/// The lengths, patterns and formats of a string.
struct StringDemand {
    private(set) var least = 0
    private(set) var most: Int?
    var patterns: [String] = []
    var formats: [String] = []

    mutating func atLeast(_ count: Int) { least = max(least, count) }
    mutating func atMost(_ count: Int) { most = min(most ?? count, count) }

    /// The most characters of a text; none is made for a schema that requires more.
    private static let mostCharacters = 1_000_000

    /// A text that may fit all demands.
    ///
    /// The caller checks it, and asks for another `attempt`.
    func text(named name: String?, attempt: Int, parsed: (String) -> PatternNode?, _ random: inout SeededRandom)
        -> String?
    {
        guard least <= Self.mostCharacters else { return nil }
        let sources = patterns.count + formats.count
        guard sources > 0 else { return fitted(plain(named: name, attempt: attempt, &random)) }
        let choice = (attempt + patterns.count) % sources
        if attempt % 2 == 0, let name, sources == patterns.count || formats.first == "password",
            let text = RealisticText.text(for: name, &random)
        {
            return text
        }
        if choice >= patterns.count, let text = FormatSamples.text(formats[choice - patterns.count], &random) {
            return attempt < 4 || !patterns.isEmpty ? text : fitted(text)
        }
        guard !patterns.isEmpty else { return fitted(plain(named: name, attempt: attempt, &random)) }
        let samples = attempt % 5 == 4 ? patterns : [patterns[choice % patterns.count]]
        return matching(samples, attempt, parsed, &random)
    }

    private func plain(named name: String?, attempt: Int, _ random: inout SeededRandom) -> String {
        if attempt < 4, let name, let text = RealisticText.text(for: name, &random) { return text }
        return Words.word(&random)
    }

    private func matching(
        _ patterns: [String], _ attempt: Int, _ parsed: (String) -> PatternNode?, _ random: inout SeededRandom
    ) -> String? {
        let wanted = max(least, 4)
        let spread = attempt % 3 == 0 ? 3 : Int.random(in: 0...wanted, using: &random)
        var texts: [String] = []
        for pattern in patterns {
            guard let node = parsed(pattern) else { return nil }
            var sampler = PatternSampler(spread: spread, random: random)
            let text = sampler.sample(node)
            random = sampler.random
            guard let text else { return nil }
            texts.append(text)
        }
        let text = texts.joined()
        // Because most patterns without anchors allow any text around a match.
        return text.unicodeScalars.count < least && attempt % 3 != 1 ? fitted(text) : text
    }

    /// The text, repeated or cut to an allowed length.
    private func fitted(_ text: String) -> String {
        var scalars = Array(text.unicodeScalars)
        let original = scalars.isEmpty ? ["a"] : scalars
        while scalars.count < least { scalars += original }
        let longest = max(least, original.count)
        scalars = Array(scalars.prefix(min(longest, most ?? longest)))
        return String(String.UnicodeScalarView(scalars))
    }
}
