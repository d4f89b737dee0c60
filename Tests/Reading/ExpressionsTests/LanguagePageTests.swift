import JSONModel
import Testing

@testable import Expressions

/// The page on the language says what the code does.
@Suite struct LanguagePageTests {
    private let page: LanguagePage
    private let exchange: JSON

    init() throws {
        page = try LanguagePage()
        exchange = try page.exchange()
    }

    @Test func listsEveryFunctionInTheOrderOfTheTable() {
        #expect(page.rows(under: "## Functions").map { $0[0] } == Function.table.map(\.signature))
    }

    @Test(arguments: ["## Literals", "## Operators", "## Functions"])
    func givesTheResultsItShows(heading: String) throws {
        let rows = page.rows(under: heading)
        #expect(rows.count >= 4)
        for row in rows {
            let (example, result) = (row[row.count - 2], row[row.count - 1])
            let expression = try Expression(example, vocabulary: .sample)
            #expect(try expression.value(in: SampleScope(exchange)) == value(result), "\(example)")
        }
    }

    @Test(arguments: ["### Examples of texts", "## References"])
    func givesTheResultsItShowsForTexts(heading: String) throws {
        let rows = page.rows(under: heading)
        #expect(rows.count >= 8)
        for row in rows {
            let (example, result) = (row[row.count - 2], row[row.count - 1])
            let template = try Template(text: example, vocabulary: .sample)
            #expect(try template.value(in: SampleScope(exchange)) == value(result), "\(example)")
        }
    }

    private func value(_ result: String) throws -> JSON? {
        // Because `nil` beside a JSON value would be taken for JSON's null.
        if result == "absent" { return Optional<JSON>.none }
        return try JSON(text: result)
    }
}
