/// Two texts of several lines, compared by line.
enum TextLines {
    struct Row {
        let mark: DiffView.Row.Mark
        let expected: String?
        let actual: String?
    }

    static func rows(_ expected: String, _ actual: String, options: DiffView.Options) -> [Row] {
        let parts = TextDiff.lines(expected: expected, actual: actual)
        let shown = DiffParts.shown(parts.map(\.isSame), context: options.context)
        var rows: [Row] = []
        var index = 0
        while index < parts.count {
            let hidden = shown[index...].prefix { !$0 }.count
            if hidden > 0 {
                let text = "… \(hidden) equal line\(hidden == 1 ? "" : "s")"
                rows.append(Row(mark: .folded, expected: text, actual: text))
                index += hidden
                continue
            }
            rows.append(row(parts[index], longest: options.longest))
            index += 1
        }
        return rows
    }

    private static func row(_ part: TextDiff.Part, longest: Int) -> Row {
        func line(_ text: String) -> String {
            let scalars = text.unicodeScalars
            guard scalars.last == "\n" else { return Excerpt.cut(text, to: longest) }
            return Excerpt.cut(String(String.UnicodeScalarView(scalars.dropLast())), to: longest)
        }
        // Because two last lines may differ only in their line end.
        func ended(_ text: String) -> String { text.utf8.last == UInt8(ascii: "\n") ? "" : " (no line end)" }
        switch part {
        case .same(let text): return Row(mark: .equal, expected: line(text), actual: line(text))
        case .removed(let text): return Row(mark: .missing, expected: line(text) + ended(text), actual: nil)
        case .added(let text): return Row(mark: .unexpected, expected: nil, actual: line(text) + ended(text))
        }
    }
}

extension TextDiff.Part {
    fileprivate var isSame: Bool {
        if case .same = self { return true }
        return false
    }
}
