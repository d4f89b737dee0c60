import Testing

@testable import Commands

/// The page `FIDELITY.md` beside each behaviour is what `understudy fidelity` makes of it.
struct FidelityPageTests {
    private static let fixtures = "\(Checkout.root)/Fixtures"

    static let apis = LocalFiles().entries(of: fixtures) ?? []

    @Test(arguments: apis) func isWhatTheProgramPrints(api: String) throws {
        let outcome = try ChildProcess(Checkout.program, ["fidelity", "\(Self.fixtures)/\(api)"]).finish()
        #expect(outcome.exit == 0)
        #expect(outcome.errors == "")
        let page = String(decoding: try LocalFiles().read("\(Self.fixtures)/\(api)/FIDELITY.md"), as: UTF8.self)
        #expect(outcome.output == page, "write it anew: understudy fidelity \(api) > Fixtures/\(api)/FIDELITY.md")
    }

    @Test func findsTheBuiltInAPIs() { #expect(Self.apis.contains("citypay")) }
}
