import Diagnostics
import Reporting
import Secrets
import Testing
import Verification

@Suite struct GitHubReporterTests {
    /// A command as GitHub's runner reads it.
    private struct Command {
        let name: Substring
        var properties: [Substring: String] = [:]
        let message: String

        init?(_ line: Substring) {
            guard line.hasPrefix("::") else { return nil }
            let parts = line.dropFirst(2).split(separator: "::", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else { return nil }
            let words = parts[0].split(separator: " ", maxSplits: 1)
            name = words[0]
            message = Self.unescaped(parts[1])
            for pair in words.dropFirst().joined().split(separator: ",") {
                let sides = pair.split(separator: "=", maxSplits: 1)
                properties[sides[0]] = Self.unescaped(sides[1], also: [("%3A", ":"), ("%2C", ",")])
            }
        }

        private static func unescaped(_ text: Substring, also more: [(String, String)] = []) -> String {
            ([("%0D", "\r"), ("%0A", "\n")] + more + [("%25", "%")]).reduce(String(text)) {
                $0.replacing($1.0, with: $1.1)
            }
        }
    }

    private func commands(_ run: Run) -> [Command?] {
        String(decoding: GitHubReporter().render(run), as: UTF8.self).split(separator: "\n").map(Command.init)
    }

    @Test func writesAnErrorForEachFailureAndTheNumbers() {
        let expected = """
            ::error file=shop/s.yaml,line=5,col=5,title=E0501 nobody there%3A a::no response came: cannot connect to \
            shop:80: connection refused [E0501]%0Arequest: POST http://shop/v1/orders%0Aresponse: no response
            ::error title=E0902 Understudy::1 scenario, 1 step, 0 checks: could not run, as no connection could be made; \
            1 step failed

            """
        #expect(String(decoding: GitHubReporter().render(Runs.unreachable), as: UTF8.self) == expected)
        #expect(
            String(decoding: GitHubReporter().render(Runs.agreed), as: UTF8.self)
                == "::notice title=Understudy::1 scenario, 1 step, 4 checks: all agreed\n")
    }

    @Test(arguments: [("hostile", Runs.visibleHostile), ("signs", Runs.signs)])
    func everyTextIsFoundAgain(name: String, text: String) throws {
        let run = try #require(Runs.all.first { $0.name == name }?.run)
        let commands = try commands(run).map { try #require($0) }
        #expect(commands.map(\.name) == ["error", "error", "notice"])
        #expect(commands[0].properties["title"] == "E0103 \(text): \(text)")
        #expect(commands[0].properties["line"] == "5")
        #expect(commands[0].message.contains("the response has no value for output '\(text)' [E0301]\n"))
        #expect(commands[1].message == "did not run: \(text) [E0302]")
    }

    @Test func propertiesAreEscaped() {
        let place = SourceLocation(file: "a,b:c%\n", line: 1, column: 2)
        let command = WorkflowCommand(.warning, at: place, title: "x:\r,", "50%\u{301}: a,\nb")
        #expect(
            command.line
                == "::warning file=a%2Cb%3Ac%25%0A,line=1,col=2,title=x%3A%0D%2C::50%25\u{301}: a,%0Ab")
    }

    @Test func whatGitHubWouldNotShowIsCounted() throws {
        let scenarios = (1...30).map { number in
            ScenarioRun(
                title: "scenario \(number)", api: "shop", location: SourceLocation(file: "s.yaml", line: 1, column: 1),
                steps: [
                    StepRun(
                        id: "a", title: "A", location: SourceLocation(file: "s.yaml", line: number, column: 1),
                        outcome: .failed, problems: [.missingOutput(name: "id")], checks: 1)
                ], duration: .zero)
        }
        let run = Run(
            target: Target(baseURLs: [:], isMock: true), scenarios: scenarios, duration: .zero, secrets: SecretNames())
        let commands = try commands(run).map { try #require($0) }
        #expect(commands.count { $0.name == "error" } == 10)
        #expect(commands[9].message == "and 21 more annotations; GitHub shows 10 of a step")
        #expect(commands.last?.name == "notice")
        #expect(commands.last?.message.contains("30 steps failed") == true)
    }

    @Test func oneCauseIsToldOnce() {
        let commands = commands(Runs.oneCause).compactMap(\.self)
        #expect(commands.count { $0.message.contains("connection refused") } == 1)
        #expect(commands[0].message.hasSuffix("for the same reason, and 1 that did not run after them"))
    }
}
