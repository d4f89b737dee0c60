internal import JSONModel

/// Two long texts, reduced to their differing parts with some text around each.
///
/// Removed text is written `[-so-]`, added text `{+so+}`, as in wdiff(1).
package enum TextWindow {
    /// The greatest length of a text that is shown whole and without marks.
    package static let longestWhole = 60
    /// The number of equal characters shown beside a difference.
    static let context = 20

    /// Both texts as JSON strings; with their lengths if parts were left out.
    package static func pair(_ expected: String, _ actual: String, longest: Int) -> (expected: String, actual: String) {
        let isShort = [expected, actual].allSatisfy { $0.unicodeScalars.count <= min(longestWhole, longest) }
        if isShort { return (JSON.string(expected).description, JSON.string(actual).description) }
        let parts = TextDiff.words(expected: expected, actual: actual)
        return (side(parts, of: expected, longest), side(parts, of: actual, longest, isActual: true))
    }

    private static func side(
        _ parts: [TextDiff.Part], of whole: String, _ longest: Int, isActual: Bool = false
    ) -> String {
        var text = ""
        for (index, part) in parts.enumerated() {
            switch part {
            case .same(let same): text += fold(same, isFirst: index == 0, isLast: index == parts.count - 1)
            case .removed(let old) where !isActual: text += "[-\(spelled(Excerpt.cut(old, to: longest / 2)))-]"
            case .added(let new) where isActual: text += "{+\(spelled(Excerpt.cut(new, to: longest / 2)))+}"
            case .removed, .added: break
            }
            guard text.unicodeScalars.count <= longest else {
                text = String(String.UnicodeScalarView(text.unicodeScalars.prefix(longest))) + "…"
                break
            }
        }
        return "\"\(text)\" (\(whole.unicodeScalars.count) characters)"
    }

    /// The parts of `text` next to a difference.
    private static func fold(_ text: String, isFirst: Bool, isLast: Bool) -> String {
        let scalars = text.unicodeScalars
        let kept = (isFirst ? 0 : context) + (isLast ? 0 : context)
        guard scalars.count > kept else { return spelled(text) }
        let start = isFirst ? "" : String(String.UnicodeScalarView(scalars.prefix(context)))
        let end = isLast ? "" : String(String.UnicodeScalarView(scalars.suffix(context)))
        return "\(spelled(start))…\(spelled(end))"
    }

    /// The JSON spelling, without the quotes.
    private static func spelled(_ text: String) -> String {
        String(JSON.string(text).description.dropFirst().dropLast())
    }
}
