import Testing

@testable import SchemaValidation

struct NameTableTests {
    @Test(arguments: [20, 200])
    func findsEveryNameAndNoOther(count: Int) {
        let names = (0..<count).map { "name\($0)" } + ["", "a", "ab", "ba", "\u{e9}"]
        let table = NameTable(names)
        #expect(names.map { table.position(of: $0) } == Array(names.indices))
        for other in ["name200", "b", "aba", "e\u{301}", "nam", " "] { #expect(table.position(of: other) == nil) }
    }

    @Test func distinguishesSpellingsOfASCIICharacters() {
        #expect(NameTable(["K;"]).position(of: "\u{212A};") == nil)
        #expect(NameTable(["K;"]).position(of: "K\u{37E}") == nil)
    }

    @Test func findsNothingInAnEmptyTable() {
        #expect(NameTable([]).position(of: "a") == nil)
    }
}
