import Glibc
import JSONModel
import LocalSystem
import TestSupport
import Testing

/// `understudy run`: a command, and a mock for as long as it runs.
struct RunTests {
    private func run(_ arguments: String..., in folder: TemporaryFolder? = nil) throws -> ChildProcess.Outcome {
        try ChildProcess(Checkout.program, ["run"] + arguments, folder: folder?.path ?? ".").finish()
    }

    @Test func theCommandFindsTheMockByVariablesAndItsExitCodeIsPassedOn() throws {
        let script = """
            curl -s "$UNDERSTUDY_URL/__admin/health" && test "$UNDERSTUDY_LIBRO_URL" = "$UNDERSTUDY_URL/libro" || exit 1
            exit 7
            """
        let outcome = try run("citypay", "libro", "--", "sh", "-c", script)
        #expect(outcome.exit == 7, "\(outcome.errors)")
        #expect(outcome.output == #"{"status":"ok","server":"understudy","apis":["citypay","libro"]}"#)
        #expect(outcome.errors == "understudy: no request came; the mock is at the URL in UNDERSTUDY_URL\n")
    }

    private static let script = """
        curl -s -o /dev/null "$UNDERSTUDY_URL/nowhere?token=secret"
        curl -s -o /dev/null "$UNDERSTUDY_URL/nowhere" -H 'Understudy-Sandbox: other'
        curl -s -o /dev/null "$UNDERSTUDY_CITYPAY_URL/v6/intent/create" -H 'Content-Type: application/json' -d '{' \
          -H "cp-api-key: $KEY"
        """

    @Test func listsWhatSomebodyShouldLookAt() throws {
        let key = try ChildProcess(Checkout.program, ["key", "citypay"]).finish().output.split(separator: "\n")[0]
        let script = "KEY='\(key)'\n\(Self.script)"
        let outcome = try run("citypay", "--", "sh", "-c", script)
        #expect(outcome.exit == 0)
        #expect(
            outcome.errors.contains("understudy: unmatched: GET /nowhere 404: no operation at this path (2 times)\n"))
        #expect(outcome.errors.contains("understudy: violation: POST /v6/intent/create 4"), "\(outcome.errors)")
        #expect(outcome.errors.hasSuffix("understudy: 3 requests: 2 unmatched, 1 violation\n"))
        #expect(!outcome.errors.contains("secret"))
        let failed = try run("citypay", "--fail-on", "violations,unmatched", "--", "sh", "-c", script)
        #expect(failed.exit == 1)
        #expect(
            failed.errors.hasSuffix(
                "understudy: failed because of '--fail-on violations'\n"
                    + "understudy: failed because of '--fail-on unmatched'\n"))
    }

    @Test func everyKindOfARepeatedFailOnCounts() throws {
        let outcome = try run(
            "citypay", "--fail-on", "unmatched", "--fail-on", "violations,unmatched", "--", "sh", "-c",
            "curl -s -o /dev/null $UNDERSTUDY_URL/x")
        #expect(outcome.exit == 1)
        #expect(
            outcome.errors == """
                understudy: unmatched: GET /x 404: no operation at this path
                understudy: 1 request: 1 unmatched, 0 violations
                understudy: failed because of '--fail-on unmatched'

                """)
    }

    @Test func theExitCodeOfTheCommandGoesBeforeWhatWasFound() throws {
        let outcome = try run(
            "citypay", "--fail-on", "unmatched", "--", "sh", "-c", "curl -s -o /dev/null $UNDERSTUDY_URL/x; exit 5")
        #expect(outcome.exit == 5)
    }

    @Test func signalsArePassedOn() throws {
        let script = "trap 'echo ended; exit 9' TERM; echo started; while :; do sleep 0.01; done"
        let process = try ChildProcess(Checkout.program, ["run", "citypay", "--", "sh", "-c", script])
        #expect(try process.readLine() == "started")
        process.send(signal: SIGTERM)
        let outcome = try process.finish()
        #expect(outcome.exit == 9)
        #expect(outcome.output.hasSuffix("ended\n"))
    }

    @Test func aCommandThatASignalEndsHasTheCodeThatShellsGiveIt() throws {
        #expect(try run("citypay", "--", "sh", "-c", "kill -KILL $$").exit == 137)
    }

    @Test func theReadyFileIsThereForTheCommandAndGoneAfterwards() throws {
        let folder = try TemporaryFolder()
        let outcome = try run("citypay", "--ready-file", "ready.json", "--", "cat", "ready.json", in: folder)
        let ready = try JSON(text: outcome.output)
        #expect(ready["apis"] == ["citypay"])
        #expect(ready["url"]?.stringValue?.hasPrefix("http://127.0.0.1:") == true)
        #expect(LocalFiles().entries(of: folder.path) == [])
    }

    @Test func servingWritesAReadyFileToo() throws {
        let folder = try TemporaryFolder()
        let mock = try RunningMock("citypay", "--ready-file", "\(folder.path)/ready.json")
        let text = String(decoding: try LocalFiles().read("\(folder.path)/ready.json"), as: UTF8.self)
        #expect(try JSON(text: text)["url"]?.stringValue == mock.url)
        #expect(try mock.stop() == .quiet)
        #expect(LocalFiles().entries(of: folder.path) == [])
    }
}
