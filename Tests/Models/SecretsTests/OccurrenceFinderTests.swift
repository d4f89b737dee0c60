import Testing

@testable import Secrets

@Suite struct OccurrenceFinderTests {
    private static let values = ["secret-one", "secret-two", "ret-o", "••••••", "aaaa"].map { Array($0.utf8) }

    @Test(arguments: [
        ("", []), ("sec", []), ("secret-", []), ("secret-one", [0, 2]), ("xsecret-twox", [1]),
        ("secret-two, secret-one", [0, 1, 2]), ("•••••", []), ("a ••••••• b", [3]), ("aaa aaa", []), ("baaaaaab", [4]),
        ("secret-secret-two", [1]), ("secret-tw", []),
    ])
    func findsEachValueOnceInTheirOrder(text: String, expected: [Int]) {
        let finder = OccurrenceFinder(Self.values)
        #expect(finder.occurring(in: text.utf8) == expected)
        #expect(finder.occurring(in: Array("\(text)!".utf8)[...].dropLast()) == expected)
    }

    @Test func findsAmongMany() {
        let values = (0..<5000).map { Array("value-\($0)-end".utf8) }
        let text = Array("value-17-end value-4999-end value-5000-end value-3-en".utf8)
        #expect(OccurrenceFinder(values).occurring(in: text) == [17, 4999])
    }

    @Test func noValuesAreNowhere() { #expect(OccurrenceFinder([]).occurring(in: "text".utf8) == []) }
}
