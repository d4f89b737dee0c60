import Glibc
import JSONModel
import LocalSystem
import RawHTTP
import TestSupport
import Testing

/// `--report` and `--progress`, as a terminal, a pipe and a CI system see them.
struct ReportTests {
    private static let scenarios = "\(Checkout.root)/Tests/EndToEndTests/Cases/verify/one-difference/s.yaml"

    private func verify(_ arguments: String..., environment: [String: String] = [:]) throws -> ChildProcess.Outcome {
        let variables = environment.map { "\($0)=\($1)" }.sorted()
        return try ChildProcess("/usr/bin/env", variables + [Checkout.program, "verify", Self.scenarios] + arguments)
            .finish()
    }

    @Test func aReportOnStandardOutputIsThereAlone() throws {
        let outcome = try verify("--report", "json=-")
        #expect(outcome.exit == 1)
        #expect(try JSON(text: outcome.output)["verdict"] == "disagreed")
        #expect(outcome.errors.hasPrefix("✗ an amount is a number\n"))
    }

    @Test func aReportGoesToAFileBesidesTheConsole() throws {
        let folder = try TemporaryFolder()
        let outcome = try folder.run("verify", Self.scenarios, "--report", "html=r.html", "--report", "tap=r=1.tap")
        #expect(outcome.output.hasPrefix("✗ an amount is a number\n"))
        #expect(outcome.errors.isEmpty)
        #expect(try folder.read("r.html").hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">"))
        #expect(try folder.read("r=1.tap").hasPrefix("TAP version 13\n1..1\n"))
    }

    @Test func aFileThatCannotBeWrittenIsAFailure() throws {
        let outcome = try verify("--report", "tap=/nowhere/r.tap")
        #expect(outcome.exit == 3)
        #expect(outcome.errors == "understudy: cannot write '/nowhere/r.tap': no such file or directory [E0905]\n")
    }

    @Test func theReportOfAnEarlierRunNeverStandsForThisOne() throws {
        let folder = try TemporaryFolder(["r.xml": "<old/>", "s.yaml": "scenario: 5"])
        #expect(try folder.run("verify", "s.yaml", "--report", "junit=r.xml").exit == 2)
        #expect(!LocalFiles().exists("\(folder.path)/r.xml"))
    }

    @Test(arguments: [
        ["s.yaml", "--report", "json=s.yaml"], [".", "--report", "json=s.yaml"],
        ["s.yaml", "--api", "api.yaml", "--report", "json=./api.yaml"],
        ["s.yaml", "--baseline", "known.yaml", "--report", "html=known.yaml"],
        ["s.yaml", "--write-baseline", "known.yaml", "--report", "html=known.yaml"],
        ["s.yaml", "--targets", "t.yaml", "--report", "tap=link"],
        ["s.yaml", "--write-baseline", "s.yaml"],
    ])
    func noReportTakesThePlaceOfWhatTheRunReads(arguments: [String]) throws {
        let files = ["s.yaml": "scenario: s", "api.yaml": "openapi: 3.1.0", "known.yaml": "known: []", "t.yaml": "{}"]
        let folder = try TemporaryFolder(files)
        try folder.link("link", to: "t.yaml")
        for command in [["verify"], ["compare", "a", "b"]] {
            let outcome = try ChildProcess(Checkout.program, command + arguments, folder: folder.path).finish()
            #expect(outcome.exit == 64)
            #expect(outcome.errors.contains("', which this run reads; name another file"), "\(outcome.errors)")
        }
        for (name, text) in files { #expect(try folder.read(name) == text) }
    }

    @Test func aPipeIsWrittenTo() throws {
        let folder = try TemporaryFolder()
        let command = "mkfifo p; \(Checkout.program) verify \(Self.scenarios) --report tap=p >/dev/null & cat p"
        let outcome = try ChildProcess("/bin/sh", ["-c", command], folder: folder.path).finish()
        #expect(outcome.output.hasPrefix("TAP version 13\n"))
    }

    @Test func aFullDiskIsAFailure() throws {
        for option in [["--report", "tap=/dev/full"], ["--write-baseline", "/dev/full"]] {
            let outcome = try ChildProcess(Checkout.program, ["verify", Self.scenarios] + option).finish()
            #expect(outcome.exit == 3)
            #expect(outcome.errors == "understudy: cannot write '/dev/full': no space left on device [E0905]\n")
        }
    }

    @Test(arguments: [(SIGINT, "SIGINT", 130 as Int32), (SIGTERM, "SIGTERM", 143), (SIGHUP, "SIGHUP", 129)])
    func anInterruptedRunWritesWhatItHas(signal: Int32, name: String, exit: Int32) throws {
        let server = try EchoServer(silence: 1)
        let step = "- {operation: CreatePaymentIntent, body: {amount: 1}}"
        func scenario(_ title: String) -> String { "scenario: \(title)\napi: citypay\nsteps:\n\(step)\n" }
        let folder = try TemporaryFolder([
            "a.yaml": scenario("first"), "b.yaml": scenario("second"), "r.json": "{}", "known.yaml": "known: []",
        ])
        let run = try ChildProcess(
            Checkout.program,
            [
                "verify", "a.yaml", "b.yaml", "--against", "http://127.0.0.1:\(server.port)", "--progress", "lines",
                "--report", "json=r.json", "--report", "junit=r.xml", "--write-baseline", "known.yaml", "--seed", "7",
            ], folder: folder.path)
        #expect(try run.readErrorLine().hasPrefix("[1/2] ✗ first: "))
        run.send(signal: signal)
        let outcome = try run.finish()
        #expect(outcome.exit == exit)
        #expect(outcome.errors == "understudy: did not write 'known.yaml', as the run was interrupted\n")
        let summary = "interrupted by \(name) after 1 scenario, of which 1 disagreed [E0911]"
        #expect(outcome.output.contains(summary), "\(outcome.output)")
        let report = try JSON(text: try folder.read("r.json"))
        #expect(report["verdict"] == "interrupted")
        #expect(report["exitCode"] == .number(JSONNumber(exit)))
        #expect(report["scenarios"]?[0]?["outcome"] == "failed")
        #expect(report["scenarios"]?[1]?["reason"] == "the run was interrupted before it ended")
        #expect(report["origin"]?["seed"] == "7")
        #expect(try folder.read("r.xml").contains(#"errors="1""#))
        #expect(try folder.read("known.yaml") == "known: []")
    }

    @Test func workThatEndsAfterTheSignalDoesNotEndTheProgram() throws {
        var server: EchoServer? = try EchoServer(silence: 1)
        let step = "- {operation: CreatePaymentIntent, body: {amount: 1}}"
        let folder = try TemporaryFolder([
            "a.yaml": "scenario: first\napi: citypay\nsteps:\n\(step)\n\(step)\n"
        ])
        #expect(try ChildProcess("/usr/bin/mkfifo", ["p"], folder: folder.path).finish().exit == 0)
        let target = "http://127.0.0.1:\(server?.port ?? 0)"
        let run = try ChildProcess(
            Checkout.program,
            ["verify", "a.yaml", "--against", target, "--progress", "lines", "--report", "tap=p"], folder: folder.path)
        #expect(eventually { server?.received.isEmpty == false })
        run.send(signal: SIGINT)
        // The program waits for a reader of its report; meanwhile the second step fails, and the work ends.
        server = nil
        #expect(eventually { ProcessStatus.threads(of: run.id) == 1 })
        let reader = try ChildProcess("/bin/cat", ["p"], folder: folder.path)
        #expect(try run.finish().exit == 130)
        #expect(try reader.finish().output.hasPrefix("TAP version 13\n"))
    }

    @Test func theRunCanBeRepeatedByItsSeed() throws {
        let outcome = try verify()
        let line = try #require(outcome.output.split(separator: "\n").first { $0.hasPrefix("run again  ") })
        #expect(line.contains("understudy verify \(Self.scenarios) --seed "))
        #expect(try verify("--seed", "7").output.contains("run again  understudy verify \(Self.scenarios) --seed 7\n"))
    }

    @Test func nothingIsShownOfProgressInAPipe() throws {
        #expect(try verify().errors.isEmpty)
        #expect(try verify(environment: ["CI": "false"]).errors.isEmpty)
        #expect(try verify("--progress", "none", environment: ["CI": "true"]).errors.isEmpty)
    }

    @Test(arguments: [[], ["--progress", "lines"]]) func failuresAreLinesInCI(arguments: [String]) throws {
        let command = ["CI=true", Checkout.program, "verify", Self.scenarios] + arguments
        let outcome = try ChildProcess("/usr/bin/env", command).finish()
        #expect(outcome.errors == "[1/1] ✗ an amount is a number: 1 step failed\n")
    }

    @Test func aBarIsDrawnOnATerminalAndTakenAway() throws {
        let command = "stty cols 40; \(Checkout.program) verify \(Self.scenarios)"
        let outcome = try ChildProcess("/usr/bin/script", ["--return", "-qc", command, "/dev/null"]).finish()
        #expect(outcome.exit == 1)
        let parts = outcome.output.split(separator: "\r\u{1B}[K", maxSplits: 1, omittingEmptySubsequences: false)
        #expect(parts.count == 2)
        let bars = parts[0].split(separator: "\u{1B}[K")
        let empty = String(repeating: "░", count: 13)
        let full = String(repeating: "█", count: 13)
        #expect(bars.count == 2)
        #expect(bars.first == "\r\u{1B}[32m\(empty)\u{1B}[39m 0/1\u{1B}[2m  an amount is a numb…\u{1B}[22m")
        #expect(bars.last == "\r\u{1B}[31m\(full)\u{1B}[39m 1/1, 1 failed\u{1B}[2m\u{1B}[22m")
        #expect(parts.last?.hasPrefix("\u{1B}[31m✗\u{1B}[39m ") == true)
    }

    @Test func everyFormatNamesTheTargetsThatAreCompared() throws {
        let mock = try RunningMock("libro", "--dialect", "libro=current", "--seed", "1")
        let folder = try TemporaryFolder()
        let formats = ["console", "junit", "json", "tap", "html", "markdown", "github"]
        let reports = formats.flatMap { ["--report", "\($0)=r.\($0)"] }
        let outcome = try ChildProcess(
            Checkout.program,
            ["compare", "mock", mock.url, "\(Checkout.root)/Scenarios/libro/sample.yaml", "--seed", "1"] + reports,
            folder: folder.path
        ).finish()
        #expect(outcome.exit == 1, "\(outcome.errors)")
        for format in formats {
            let text = try folder.read("r.\(format)").replacing("&#58;", with: ":")
            #expect(text.contains(mock.url), "\(format)")
            // A JUnit file has no place for a verdict but its failures.
            #expect(text.contains(format == "junit" ? "<failure" : "drifted"), "\(format)")
            #expect(text.contains("E0103"), "\(format)")
        }
    }
}
