import Diagnostics
import Testing

@Suite struct NearestNameTests {
    static let slips: [(name: String, candidates: [String], nearest: String?)] = [
        ("requird", ["required", "requires"], "required"),
        ("requierd", ["required", "optional"], "required"),
        ("Required", ["required"], "required"),
        ("staus", ["status", "stats"], "stats"),
        ("a", ["b"], "b"),
        ("xyz", ["required", "title"], nil),
        ("title", ["title"], nil),
        ("descripton", ["description", "descriptions"], "description"),
        ("", [], nil),
        ("abcdefghijkl", ["abcdefghi"], "abcdefghi"),
        ("abcdefghijkl", ["abcdefgh"], nil),
    ]

    @Test(arguments: slips)
    func isTheOneThatWasMeant(_ name: String, _ candidates: [String], _ nearest: String?) {
        #expect(NearestName.of(name, in: candidates) == nearest)
    }

    @Test func takesTheFirstByNameOfTwoAsNear() {
        #expect(NearestName.of("cat", in: ["hat", "bat"]) == "bat")
    }

    @Test func suggestsOrSaysNothing() {
        #expect(NearestName.suggestion(for: "requird", in: ["required"]) == "; did you mean 'required'?")
        #expect(NearestName.suggestion(for: "x", in: ["required"]).isEmpty)
    }
}
