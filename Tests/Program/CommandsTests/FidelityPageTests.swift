import APILoading
import TestSupport
import Testing

@testable import Commands

/// The page `FIDELITY.md` beside each behaviour is what `understudy fidelity` makes of it.
struct FidelityPageTests {
    @Test(arguments: BuiltIn.apis) func isWhatTheProgramPrints(api: String) throws {
        let loaded = try BuiltIn.loader().load(["Fixtures/\(api)"])
        let page = FidelityPage.markdown(of: try #require(loaded.apis.first), argument: api)
        let kept = try Repository().text("Fixtures/\(api)/FIDELITY.md")
        #expect(page == kept, "write it anew: understudy fidelity \(api) > Fixtures/\(api)/FIDELITY.md")
    }

    @Test func findsTheBuiltInAPIs() { #expect(BuiltIn.apis.contains("citypay")) }
}
