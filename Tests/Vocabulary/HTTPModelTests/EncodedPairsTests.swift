import HTTPModel
import Testing

@Suite struct EncodedPairsTests {
    @Test(arguments: [
        ("a=1; b=2", ["a=1", "b=2"]), ("a=\"x y\"", ["a=x y"]), (" a = 1 ;b=", ["a=1", "b="]),
        ("junk; =1; ; a=b=c", ["a=b=c"]), ("a=\"x;b=y\"", ["a=\"x", "b=y\""]), ("", []),
    ])
    func readsCookies(value: String, expected: [String]) {
        let pairs = EncodedPairs(cookies: [value]).pairs
        #expect(pairs.map { "\($0.name)=\($0.text ?? "-")" } == expected)
    }

    @Test func keepsTheValuesOfAQueryAsTheyWereSent() {
        let pairs = EncodedPairs(query: "a%5Bb%5D=x%2Cy&on&z=")
        #expect(pairs.pairs.map(\.name) == ["a[b]", "on", "z"])
        #expect(pairs.pairs.map { $0.text.map(String.init) } == ["x%2Cy", nil, ""])
    }
}
