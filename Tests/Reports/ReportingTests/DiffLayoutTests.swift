import Glibc
import JSONModel
import RandomValues
import StructuralDiff
import TestSupport
import Testing

@testable import Reporting

/// How differences look: every folder under `Diffs` holds two documents and what is printed for them.
///
/// `UNDERSTUDY_RECORD=1` records what is expected anew, and fails.
@Suite struct DiffLayoutTests {
    private static let folder = "Tests/Reports/ReportingTests/Diffs"
    static let cases = Repository().entries(of: folder) ?? []

    private static func text(_ expected: JSON, _ actual: JSON, _ style: DiffStyle, width: Int = 100) -> String {
        let differences = StructuralDiff.differences(expected: expected, actual: actual)
        let layout = DiffLayout(style: style, width: width, colours: ConsoleStyle(isColoured: false))
        let lines = layout.lines(
            of: { longest in
                var options = DiffView.Options()
                options.longest = longest
                return DiffView(of: actual, differences, options: options)
            }, indent: "")
        return lines.map { "\($0)\n" }.joined()
    }

    @Test(arguments: cases, DiffStyle.allCases) func looksAsRecorded(name: String, style: DiffStyle) throws {
        let place = "\(Self.folder)/\(name)"
        let (expected, actual) = try (
            JSON(text: Repository().text("\(place)/expected.json")),
            JSON(text: Repository().text("\(place)/actual.json"))
        )
        let text = Self.text(expected, actual, style)
        if getenv("UNDERSTUDY_RECORD") != nil {
            try Repository().write(text, to: "\(place)/\(style.rawValue).txt")
            Issue.record("recorded; look at the difference, and run without UNDERSTUDY_RECORD")
            return
        }
        #expect(try text == Repository().text("\(place)/\(style.rawValue).txt"))
    }

    @Test func findsCases() { #expect(Self.cases.count > 10) }

    /// No two documents, and no width, are too much for a layout.
    @Test(arguments: [-1, 0, 1, 7, 40, 41, 80, 120, 1000]) func writesAnyTwoDocuments(width: Int) {
        var documents = RandomDocuments(seed: UInt64(width + 5))
        for round in 0..<300 {
            let expected = documents.value()
            let actual = round.isMultiple(of: 2) ? documents.variation(of: expected) : documents.value()
            let side = Self.text(expected, actual, .side, width: width)
            let widest = max(width, DiffLayout.narrowest)
            #expect(side.split(separator: "\n").allSatisfy { TextCells.count(String($0)) <= widest }, "\(side)")
            let unified = Self.text(expected, actual, .unified, width: width)
            let hasMarks = unified.split(separator: "\n").contains { "+-~".contains($0.first ?? " ") }
            #expect(hasMarks == (expected != actual), "\(expected) \(actual)\n\(unified)")
        }
    }

    /// Marks that belong to another value are shown all the same.
    @Test func losesNoMarkWhateverItsPlace() {
        var documents = RandomDocuments(seed: 11)
        for _ in 0..<500 {
            let (value, expected, actual) = (documents.value(), documents.value(), documents.value())
            let differences = StructuralDiff.differences(expected: expected, actual: actual)
            let rows = DiffView(of: value, differences).rows.filter { $0.mark != .equal && $0.mark != .folded }
            #expect(rows.count >= differences.count { if case .reordered = $0.kind { false } else { true } })
        }
    }

    @Test func leavesOutRowsBeyondTheMost() {
        let expected = JSON.array((0..<1000).map { .number(JSONNumber($0)) })
        let actual = JSON.array((0..<1000).map { .number(JSONNumber($0 + 5000)) })
        let lines = Self.text(expected, actual, .unified).split(separator: "\n")
        #expect(lines.last == "… 802 more lines; the JSON report has every difference")
    }
}
