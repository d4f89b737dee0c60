import HTTPModel
import JSONModel
import TestSupport
import Testing

@testable import Contract

/// The table of styles in docs/openapi.md: each cell is what is written, and is read as the value of its column.
@Suite struct OpenAPIPageTests {
    struct Line: CustomTestStringConvertible, Sendable {
        let place: Parameter.Place
        let style: ParameterStyle
        let isExploded: Bool
        /// The texts of the three values; empty where there is none.
        let texts: [String]

        var testDescription: String { "\(place) \(style) \(isExploded)" }
    }

    static let lines: [Line] = {
        var place = Parameter.Place.path
        var style = ParameterStyle.simple
        let page = (try? Repository().text("docs/openapi.md")) ?? ""
        let rows = page.split(separator: "\n").drop { !$0.hasPrefix("| in |") }.dropFirst(2).prefix {
            $0.hasPrefix("|")
        }
        return rows.compactMap { row in
            let cells = row.dropFirst().split(separator: "|", omittingEmptySubsequences: false).map { cell in
                String(cell.filter { !"`*".contains($0) }.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
            }
            place = Parameter.Place(rawValue: cells[0]) ?? place
            guard cells[1].isEmpty || ParameterStyle(rawValue: cells[1]) != nil else { return nil }
            style = ParameterStyle(rawValue: cells[1]) ?? style
            return Line(place: place, style: style, isExploded: cells[2] == "true", texts: Array(cells[3..<6]))
        }
    }()

    static let values: [JSON] = ["blue", ["blue", "black"], ["R": 100, "G": 200]]

    @Test(arguments: lines) func writesAndReadsWhatThePageSays(line: Line) throws {
        for (value, text) in zip(Self.values, line.texts) where !text.isEmpty {
            let form = ParameterCodec.Form.style(line.style, isExploded: line.isExploded)
            let codec = ParameterCodec(name: "color", form: form, shape: ParameterCodecTests.shape(of: value))
            switch line.place {
            case .path:
                #expect(codec.segment(for: value) == text)
                #expect(try codec.value(inSegment: text[...]) == value)
            case .header:
                #expect(codec.field(for: value) == text)
                #expect(try codec.value(inFields: [text]) == value)
            case .query:
                let pairs = codec.pairs(for: value, .form).map { "\($0.name)=\($0.text)" }
                #expect(pairs.joined(separator: "&") == text)
                #expect(try codec.value(in: EncodedPairs(query: text)) == value)
            case .cookie:
                let pairs = codec.pairs(for: value, .percent).map { "\($0.name)=\($0.text)" }
                #expect(pairs.joined(separator: "; ") == text)
                #expect(try codec.value(in: EncodedPairs(cookies: [text])) == value)
            }
        }
    }

    @Test func findsTheTable() { #expect(Self.lines.count == 15) }
}
