import LocalSystem
import Testing

/// The scenarios of each built-in API meet every status that its contract documents and every error it knows.
struct ScenarioCoverageTests {
    static let apis = LocalFiles().entries(of: "\(Checkout.root)/Fixtures") ?? []

    @Test(arguments: apis) func everyOperationStatusAndErrorIsMet(api: String) throws {
        let run = try ChildProcess(
            Checkout.program,
            [
                "verify", "\(Checkout.root)/Scenarios/\(api)", "--coverage-full", "--min-coverage",
                "operations=100,statuses=100,errors=100,parameters=100",
            ]
        ).finish()
        #expect(run.exit == 0, "\(run.errors)\(run.output)")
        #expect(run.output.contains("coverage of '\(api)'\n"))
    }

    @Test func findsTheBuiltInAPIs() { #expect(Self.apis.contains("citypay")) }
}
