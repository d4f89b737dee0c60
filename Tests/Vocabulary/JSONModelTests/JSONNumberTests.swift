import JSONModel
import Testing

@Suite struct JSONNumberTests {
    static let spellings = [
        "0", "-0", "56.890", "275.0", "1e3", "1E+3", "1e-3", "-1.50", "12345678901234567890", "0.1", "1e400000000",
        "-1e-99999999999999999999999999",
    ]

    @Test(arguments: spellings) func keepsItsSpelling(_ spelling: String) throws {
        #expect(try JSON(text: "[\(spelling)]").description == "[\(spelling)]")
        #expect(JSONNumber(spelling)?.spelling == spelling)
    }

    @Test(arguments: [
        "", "-", "+1", "01", "-01", "1.", ".5", "1e", "1e+", "0x1", "1 ", " 1", "NaN", "Infinity", "1_0", "१",
    ])
    func refusesWhatIsNoNumber(_ text: String) {
        #expect(JSONNumber(text) == nil)
    }

    @Test(arguments: [
        ("7", "7"), ("7.0", "7"), ("0.7e1", "7"), ("1.1223344e7", "11223344"), ("-0", "0"), ("0.0", "0"),
        ("-1.50", "-1.5"),
        ("1e-3", "0.001"), ("12.5e-1", "1.25"), ("1e400000000", "1e400000000"), ("10e-400000000", "1e-399999999"),
        ("100000000000000000000000000000000000000000", "1e41"),
    ])
    func equalNumbersHaveOneCanonicalSpelling(spelling: String, canonical: String) throws {
        let number = try #require(JSONNumber(spelling))
        #expect(number.canonicalSpelling == canonical)
        #expect(JSONNumber(canonical) == number)
    }

    @Test(arguments: spellings) func aCanonicalSpellingIsItsOwn(spelling: String) throws {
        let canonical = try #require(JSONNumber(spelling)).canonicalSpelling
        #expect(JSONNumber(canonical)?.canonicalSpelling == canonical)
    }

    static let pairs: [(String, String, Bool)] = [
        ("0", "-0", true), ("1", "1.0", true), ("1", "1e0", true), ("1000", "1e3", true), ("0.001", "1e-3", true),
        ("100", "1.00e2", true), ("12345678901234567890", "12345678901234567890.0", true),
        ("0e999999999999", "0", true),
        ("1e400000000", "10e399999999", true), ("0.1", "0.10000000000000000001", false), ("1", "-1", false),
        ("9007199254740993", "9007199254740992", false), ("1e400000000", "1e400000001", false),
        ("0.1", "1e-2", false),
    ]

    @Test(arguments: pairs)
    func isEqualByValue(_ left: String, _ right: String, _ isEqual: Bool) throws {
        let (left, right) = try (#require(JSONNumber(left)), #require(JSONNumber(right)))
        #expect((left == right) == isEqual)
        #expect((right == left) == isEqual)
        if isEqual { #expect(left.hashValue == right.hashValue) }
    }

    @Test func isOrderedByValue() throws {
        let ascending = [
            "-1e400000000", "-10", "-9.5", "-1", "-1e-9", "0", "1e-400000000", "0.5", "0.50001", "1", "9", "10.0", "11",
            "12345678901234567890", "1e20", "1e400000000",
        ].map { JSONNumber($0)! }
        for (position, left) in ascending.enumerated() {
            for (other, right) in ascending.enumerated() { #expect((left < right) == (position < other)) }
        }
    }

    static let integers: [(String, Int64?)] = [
        ("0", Int64(0)), ("-0", 0), ("5.0", 5), ("1e3", 1000), ("-12e1", -120), ("9223372036854775807", .max),
        ("-9223372036854775808", .min), ("9223372036854775808", nil), ("-9223372036854775809", nil), ("0.5", nil),
        ("1e19", nil), ("1e400000000", nil), ("1e99999999999999999999", nil), ("1e-99999999999999999999", nil),
    ]

    @Test(arguments: integers)
    func givesAnInt64WhereItFits(_ spelling: String, _ value: Int64?) {
        #expect(JSONNumber(spelling)?.int64 == value)
    }

    static let fractions: [(String, Bool)] = [
        ("1", true), ("1.0", true), ("1e3", true), ("10e-1", true), ("1.5", false), ("1e-1", false), ("0.0", true),
    ]

    @Test(arguments: fractions)
    func isIntegerWithoutAFraction(_ spelling: String, _ isInteger: Bool) throws {
        let number = try #require(JSONNumber(spelling))
        #expect(number.isInteger == isInteger)
        #expect(JSON.number(number).typeName == (isInteger ? "integer" : "number"))
    }

    static let multiples: [(String, String, Bool)] = [
        ("10", "5", true), ("10", "3", false), ("0", "3", true), ("-9", "3", true), ("0.0075", "0.0001", true),
        ("0.00751", "0.0001", false), ("4.02", "0.01", true), ("19.99", "0.01", true), ("1e308", "0.123456789", false),
        ("12391239123", "1e-8", true), ("1", "1e-50", true), ("123456789012345678901234567890", "10", true),
        ("123456789012345678901234567890", "7", true),
        ("123456789012345678901234567890", "11", false), ("121932631112635269", "987654321", true),
        ("98765432109876543210987654321", "98765432109876543210987654321", true),
        ("98765432109876543210987654322", "98765432109876543210987654321", false),
        ("1e5000", "3e20", false), ("3e5000", "3e20", true), ("5", "10", false), ("0.5", "1", false),
        ("2500", "25e1", true), ("250", "25e2", false),
    ]

    @Test(arguments: multiples)
    func isMultipleWithoutRounding(_ value: String, _ divisor: String, _ isMultiple: Bool) {
        #expect(ExactDecimal(value).isMultiple(of: ExactDecimal(divisor)) == isMultiple)
    }

    @Test func doesNotHangOnHugeExponents() throws {
        let start = ContinuousClock.now
        let huge = ["1e999999999999999999999", "1e-999999999999999999999", "1e400000000"].map { JSONNumber($0)! }
        for number in huge {
            #expect(number.int64 == nil)
            #expect(number.isInteger == !number.spelling.contains("-"))
            #expect(number == number && Set([number]).contains(number))
            #expect(number.decimal.isMultiple(of: ExactDecimal("3")) == (number.isInteger ? nil : false))
        }
        #expect(ExactDecimal("1e100000").isMultiple(of: ExactDecimal("3")) == false)
        let nines = String(repeating: "9", count: 50_000)
        #expect(ExactDecimal("\(nines).\(nines)").isMultiple(of: ExactDecimal("0.01")) == false)
        #expect(ContinuousClock.now - start < .seconds(5))
    }
}
