import JSONModel
import LocalSystem
import TestSupport
import Testing

/// Files of known failures as users write and keep them.
struct BaselineTests {
    private static let scenario = """
        scenario: an amount is a number
        api: citypay
        steps:
        - id: create
          operation: CreatePaymentIntent
          body: {amount: ten, identifier: order-1, merchantid: 11223344}
          expect: {status: 422, body: {code: P001}}
        """

    @Test func whatWasWrittenMakesTheNextRunAgreeUntilItIsPutRight() throws {
        let folder = try TemporaryFolder(["s.yaml": Self.scenario])
        let first = try folder.run("verify", "s.yaml", "--write-baseline", "known.yaml")
        #expect(first.exit == 0)
        #expect(first.errors == "understudy: wrote 'known.yaml' with 1 known failure\n")
        #expect(
            try folder.read("known.yaml").hasSuffix(
                """
                known:
                  - file: s.yaml
                    scenario: an amount is a number
                    step: create
                    code: E0103
                    pointer: /body/code
                    status: 422

                """))
        let values = try folder.run("verify", "s.yaml", "--write-baseline", "values.yaml", "--baseline-values")
        #expect(values.exit == 0)
        #expect(try folder.read("values.yaml").hasSuffix("    status: 422\n    value: \"P005\"\n"))
        #expect(try folder.run("verify", "s.yaml", "--baseline", "values.yaml").exit == 0)
        #expect(try folder.run("verify", "s.yaml", "--baseline", "known.yaml").exit == 0)
        #expect(try folder.run("verify", "s.yaml").exit == 1)

        try LocalFiles().write(
            Array(Self.scenario.replacing("P001", with: "P005").utf8), to: "\(folder.path)/s.yaml")
        let stale = try folder.run("verify", "s.yaml", "--baseline", "known.yaml", "--report", "junit=r.xml")
        #expect(stale.exit == 1)
        #expect(stale.output.contains("1 agreed, but 1 entry of the baseline is stale [E0908]"))
        #expect(try folder.read("r.xml").contains(#"errors="1""#))
        #expect(try folder.run("verify", "s.yaml", "--write-baseline", "known.yaml").exit == 0)
        #expect(try folder.read("known.yaml").hasSuffix("\nknown: []\n"))
    }

    @Test func nothingIsWrittenOfARunThatCouldNotBeMade() throws {
        let folder = try TemporaryFolder(["s.yaml": Self.scenario])
        let run = try folder.run(
            "verify", "s.yaml", "--against", "http://127.0.0.1:1", "--write-baseline", "known.yaml")
        #expect(run.exit == 3)
        #expect(run.errors == "understudy: did not write 'known.yaml', as no connection could be made\n")
        #expect(run.output.contains("[E0902]"))
        #expect(!LocalFiles().exists("\(folder.path)/known.yaml"))
    }

    @Test func knownDriftIsNone() throws {
        let mock = try RunningMock("libro", "--dialect", "libro=current", "--seed", "1")
        let folder = try TemporaryFolder()
        let arguments = ["compare", "mock", mock.url, "\(Checkout.root)/Scenarios/libro/sample.yaml", "--seed", "1"]
        func compare(_ more: String...) throws -> ChildProcess.Outcome {
            try ChildProcess(Checkout.program, arguments + more, folder: folder.path).finish()
        }
        #expect(try compare().exit == 1)
        #expect(try compare("--write-baseline", "known.yaml").exit == 0)
        let known = try compare("--baseline", "known.yaml")
        #expect(known.exit == 0, "\(known.output)")
        #expect(known.output.contains(": 0 the same, 1 known ("))
        let wrong = try compare("--report", "coverage=c.json")
        #expect(wrong.exit == 64)
        #expect(wrong.errors.hasPrefix("Error: compare measures no coverage; 'verify --report coverage=FILE' does\n"))
    }

    @Test func coverageIsAReportOfItsOwn() throws {
        let folder = try TemporaryFolder(["s.yaml": Self.scenario.replacing("P001", with: "P005")])
        let run = try folder.run("verify", "s.yaml", "--report", "coverage=c.json", "--report", "json=r.json")
        #expect(run.exit == 0)
        let coverage = try JSON(text: try folder.read("c.json"))
        #expect(coverage["apis"]?.arrayValue?.count == 1)
        #expect(coverage["apis"]?[0]?["api"] == "citypay")
        #expect(coverage["apis"]?[0]?["kinds"]?["operations"]?["covered"] == 1)
        #expect(coverage["apis"]?[0]?["kinds"]?["errors"]?["covered"] == 1)
        #expect(try JSON(text: try folder.read("r.json"))["coverage"]?["apis"] == coverage["apis"])
    }
}
