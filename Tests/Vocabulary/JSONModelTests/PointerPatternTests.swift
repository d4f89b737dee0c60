import JSONModel
import Testing

@Suite struct PointerPatternTests {
    @Test(arguments: [
        ("/body/id", "/body/id", true), ("/body/id", "/body/id/0", true), ("/body/id", "/body", false),
        ("/body/*/at", "/body/7/at", true), ("/body/*/at", "/body/x/at/y", true), ("/body/*/at", "/body/7/by", false),
        ("/body/a~1b", "/body/a~1b", true),
    ])
    func covers(pattern: String, pointer: String, isCovered: Bool) throws {
        let pattern = try #require(PointerPattern(pattern))
        #expect(pattern.covers(try #require(JSONPointer(pointer))) == isCovered)
    }

    @Test func isNoPatternWithoutAPlace() {
        #expect(PointerPattern("") == nil)
        #expect(PointerPattern("body") == nil)
    }

    @Test func takesAnyElementForTheOneOfAPlace() throws {
        let pattern = PointerPattern(generalizing: try #require(JSONPointer("/body/0/a/12")))
        #expect(pattern.tokens == ["body", "*", "a", "*"])
    }
}
