import LocalSystem
import Testing

/// `understudy lint` on what is built in, and beside its page.
struct LintTests {
    @Test func findsNothingInWhatIsBuiltIn() throws {
        let outcome = try ChildProcess(Checkout.program, ["lint", "--strict"]).finish()
        #expect(outcome.exit == 0)
        #expect(outcome.errors == "")
        #expect(
            outcome.output.wholeMatch(of: /0 errors, 0 warnings in [1-9][0-9]+ files\n/) != nil, "\(outcome.output)")
    }

    @Test(arguments: LocalFiles().entries(of: "\(Checkout.root)/Scenarios") ?? [])
    func checksTheScenariosOfABuiltInAPIWithIt(api: String) throws {
        let outcome = try ChildProcess(Checkout.program, ["lint", api, "--format", "json"]).finish()
        let count = LocalFiles().entries(of: "\(Checkout.root)/Scenarios/\(api)")?.count ?? 0
        let files = try #require(outcome.output.firstMatch(of: /"files":([0-9]+)/)?.output.1)
        #expect(try #require(Int(files)) >= count + 2)
    }
}
