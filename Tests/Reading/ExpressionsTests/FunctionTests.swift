import JSONModel
import Randomness
import Testing

@testable import Expressions

@Suite struct FunctionTests {
    @Test(
        arguments: [
            ("count('e\u{301}')", "2"), ("count(5)", nil), ("count($now)", nil), ("count([])", "0"),
            ("sum([])", "0"), ("sum([1, 'a'])", nil), ("sum(5)", nil), ("sum([0.1, 0.2])", "0.3"),
            ("sum([1.10, 2.2])", "3.30"),
            ("sum([9223372036854775807, 1])", "9223372036854775808"), ("sum([-1.5, 0.25])", "-1.25"),
            ("sum([5, -12])", "-7"), ("sum([0.5, -100.5])", "-100.0"), ("sum([1e3, 0.001])", "1000.001"),
            ("sum([99999999999999999999.99, 0.01])", "100000000000000000000.00"), ("sum([1.5, -1.5])", "0.0"),
            ("sum([1e20000, 0.1])", nil), ("sum([-0.5, -0.5])", "-1.0"), ("sum([1.0, 2])", "3.0"),
            ("unique([1, 1.0])", "false"), ("unique([])", "true"), ("unique('aa')", nil),
            ("unique([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 1.0])", "false"),
            ("unique([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])", "true"),
            ("contains('abc', 'b')", "true"), ("contains($now, 'b')", "false"),
            ("each([1, 2], '')", "[1,2]"), ("each(1, '/a')", nil),
            ("matches('abc', 'b')", "true"), ("matches(5, '5')", "false"), ("matches('a', '[')", "error"),
            ("matches('abc', upper('B'))", "false"), ("matches('ABC', upper('b'))", "true"),
            ("matches('a', lower('['))", nil),
            ("lower('ÀB')", "\"àb\""), ("lower(5)", nil), ("upper(null)", nil),
            ("first($now, null, 1)", "null"), ("first($now)", nil),
            ("string(null)", "\"null\""), ("string([1, 'a'])", "\"[1,\\\"a\\\"]\""), ("string($now)", nil),
            ("number('1.50')", "1.50"), ("number('007')", nil), ("number(' 1')", nil), ("number(true)", nil),
            ("number(2)", "2"),
            ("date('2025-02-28T23:00:00-05:00')", "\"2025-02-28\""), ("date('2025-02-29T23:00:00Z')", nil),
            ("date('2025')", nil),
            ("seconds('2025-01-01T00:00:00.9999999+01:00')", "\"2025-01-01T00:00:00+01:00\""),
            ("seconds('2025-01-01T00:00:00Z')", "\"2025-01-01T00:00:00Z\""), ("seconds(5)", nil),
            ("later('2025-12-31T23:00:00.5-01:00', 7200)", "\"2026-01-01T02:00:00.500000Z\""),
            ("later('2025-01-01T00:00:00Z', -1)", "\"2024-12-31T23:59:59.000000Z\""),
            ("later('2025-01-01T00:00:00Z', 0.5)", nil), ("later('2025', 1)", nil),
            ("at('2025-01-01T00:00:00.9Z', '-04:00')", "\"2024-12-31T20:00:00-04:00\""),
            ("at('2025-01-01T00:00:00+02:00', 'Z')", "\"2024-12-31T22:00:00Z\""),
            ("at('2025-01-01T00:00:00Z', 'Toronto')", nil), ("at(5, 'Z')", nil),
            ("iso4217('gbp')", "false"), ("iso4217('HRK')", "false"), ("iso4217('XCG')", "true"),
            ("iso4217($now)", "false"),
            ("iso3166('GB')", "true"), ("iso3166('gb')", "false"), ("iso3166(5)", "false"),
            ("exists($now)", "false"), ("exists(false)", "true"),
            ("count(alphanumeric(sum([1, 2])))", "3"), ("hex($now)", nil), ("hex(sum([0.5]))", nil),
        ] as [(String, String?)])
    func gives(text: String, expected: String?) throws {
        if expected == "error" {
            #expect(throws: ExpressionSyntaxError.self) { try Expression(text, vocabulary: .sample) }
            return
        }
        let value = try Expression(text, vocabulary: .sample).value(in: SampleScope([:]))
        #expect(value?.description == expected)
    }

    @Test func sumsAreExactWhateverTheSigns() throws {
        var random = SeededRandom(seed: 5)
        for _ in 0..<500 {
            let thousandths = (0..<6).map { _ in Int.random(in: -9_999_999...9_999_999, using: &random) }
            let numbers = thousandths.map { JSONNumber(uncheckedSpelling: Self.spelling(ofThousandths: $0)) }
            let sum = try #require(DecimalSum.of(numbers))
            #expect(sum.spelling == Self.spelling(ofThousandths: thousandths.reduce(0, +)))
        }
    }

    private static func spelling(ofThousandths value: Int) -> String {
        let fraction = String(abs(value) % 1_000 + 1_000).dropFirst()
        return "\(value < 0 ? "-" : "")\(abs(value) / 1_000).\(fraction)"
    }

    @Test(arguments: ["digits", "hex", "alphanumeric", "base62"])
    func randomTextsFollowFromTheSeed(function: String) throws {
        let expression = try Expression("\(function)(40)", vocabulary: .sample)
        let text = try #require(expression.value(in: SampleScope([:], seed: 7))?.stringValue)
        #expect(expression.value(in: SampleScope([:], seed: 7))?.stringValue == text)
        #expect(expression.value(in: SampleScope([:], seed: 8))?.stringValue != text)
        let alphabet: RandomText.Alphabet =
            ["digits": .digits, "hex": .hex, "alphanumeric": .alphanumeric][function] ?? .base62
        #expect(text.count == 40 && text.allSatisfy { alphabet.rawValue.contains($0) })
    }

    @Test func randomTextsUseEveryCharacterOfTheirAlphabet() {
        var random = SeededRandom(seed: 3)
        for alphabet in [RandomText.Alphabet.digits, .hex, .alphanumeric, .base62] {
            let text = RandomText.text(of: alphabet, count: 1_024) { random.next() }
            #expect(Set(text) == Set(alphabet.rawValue))
        }
    }

    @Test func digitsNeverStartWithZero() {
        var random = SeededRandom(seed: 3)
        let firsts = (0..<500).map { _ in RandomText.text(of: .digits, count: 1) { random.next() } }
        #expect(Set(firsts) == Set("123456789".map(String.init)))
    }

    @Test func codeListsHaveTheirSize() {
        #expect(ISOCodes.currencies.count == 178)
        #expect(ISOCodes.countries.count == 249)
    }

    @Test func functionNamesAreUnique() {
        #expect(Set(Function.table.map(\.name)).count == Function.table.count)
    }
}
