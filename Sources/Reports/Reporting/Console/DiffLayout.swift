internal import StructuralDiff

/// The layout of differences inside a body on a console.
package enum DiffStyle: String, CaseIterable, Sendable {
    /// Expected parts after `-`, found ones after `+`.
    case unified
    /// Expected parts on the left, found ones on the right.
    case side
}

/// Writes the rows of a `DiffView` as lines.
struct DiffLayout {
    /// The most rows; the number of the others is given.
    static let mostRows = 200
    /// The least width that is assumed.
    static let narrowest = 40

    let style: DiffStyle
    /// The width of a line.
    let width: Int
    let colours: ConsoleStyle

    /// The lines of a view; `view` makes it for a greatest length of values.
    func lines(of view: (_ longest: Int) -> DiffView, indent: String) -> [String] {
        let column = (max(width, Self.narrowest) - indent.utf8.count - 3) / 2
        let rows = view(PlainText.longestValue).rows
        var lines = rows.prefix(Self.mostRows).map { row in
            style == .unified ? unified(row) : side(row, column)
        }.joined().map { indent + $0 }
        if rows.count > Self.mostRows {
            lines.append("\(indent)… \(rows.count - Self.mostRows) more lines; the JSON report has every difference")
        }
        return lines
    }

    private func unified(_ row: DiffView.Row) -> [String] {
        let space = String(repeating: "  ", count: row.depth)
        let expected = row.expected.map { PlainText.visible($0) } ?? ""
        let actual = row.actual.map { PlainText.visible($0) } ?? ""
        switch row.mark {
        case .equal: return ["  \(space)\(actual)"]
        case .folded: return [colours.faint("  \(space)\(actual)")]
        case .missing: return [colours.green("- \(space)\(expected)")]
        case .unexpected: return [colours.red("+ \(space)\(actual)")]
        case .moved: return [colours.yellow("~ \(space)\(actual)")]
        case .changed: return [colours.green("- \(space)\(expected)"), colours.red("+ \(space)\(actual)")]
        }
    }

    /// Equal parts are cut to the column; different ones continue on further lines.
    private func side(_ row: DiffView.Row, _ column: Int) -> [String] {
        let space = String(repeating: "  ", count: min(row.depth, column / 4))
        func cells(_ text: String?) -> [String] {
            let text = text.map { space + PlainText.visible($0) } ?? ""
            let isSame = row.mark == .equal || row.mark == .folded
            return isSame
                ? [TextCells.cut(text, to: column)] : TextCells.wrapped(text, to: column, indent: "\(space)    ")
        }
        let (left, right) = (cells(row.expected), cells(row.actual))
        return (0..<max(left.count, right.count)).map { index in
            line(
                TextCells.padded(index < left.count ? left[index] : "", to: column),
                index < right.count ? right[index] : "", row.mark)
        }
    }

    private func line(_ left: String, _ right: String, _ mark: DiffView.Row.Mark) -> String {
        switch mark {
        case .equal: "\(left)   \(right)"
        case .folded: colours.faint("\(left)   \(right)")
        case .missing: "\(colours.green(left)) <"
        case .unexpected: "\(left) > \(colours.red(right))"
        case .moved: "\(left) ~ \(colours.yellow(right))"
        case .changed: "\(colours.green(left)) |\(right.isEmpty ? "" : " \(colours.red(right))")"
        }
    }
}
