import ArgumentParser
import Testing

@testable import Commands

struct CommandWordsTests {
    @Test(
        arguments: [
            (["serv"], "unknown command 'serv'; did you mean 'serve'?"),
            (["help", "verfy"], "unknown command 'verfy'; did you mean 'verify'?"),
            (["lst", "citypay", "--format", "json"], "unknown command 'lst'; did you mean 'list'?"),
        ]) func suggestsTheNearestCommand(arguments: [String], message: String)
    {
        #expect(CommandWords.mistake(in: arguments) == message)
    }

    @Test func namesTheCommandsWhereNoneIsNear() throws {
        let message = try #require(CommandWords.mistake(in: ["frobnicate"]))
        #expect(message.hasPrefix("unknown command 'frobnicate'; the commands are 'serve', 'run', 'verify', "))
    }

    @Test(arguments: [[], ["--version"], ["serve", "citypay"], ["help"], ["help", "verify"], ["help", "help"]])
    func leavesTheRestToTheParser(arguments: [String]) { #expect(CommandWords.mistake(in: arguments) == nil) }

    @Test func theCommandOfRunBeginsAfterTheFirstTwoDashes() {
        let (own, other) = CommandWords.split(["run", "citypay", "--port", "0", "--", "npm", "test", "--", "-x"])
        #expect(own == ["run", "citypay", "--port", "0"])
        #expect(other == ["npm", "test", "--", "-x"])
        #expect(CommandWords.split(["lint", "--", "-a.yaml"]).own == ["lint", "--", "-a.yaml"])
    }

    @Test func everyHelpSaysWhatTheExitCodesMean() {
        for command in UnderstudyCommand.configuration.subcommands + [UnderstudyCommand.self] {
            let help = command.helpMessage(columns: 1000)
            #expect(help.contains("Exit codes: 0 "), "\(command)")
            #expect(help.contains("64 wrong usage."), "\(command)")
        }
    }

    @Test(arguments: ["--port", "--max-body", "--journal", "--seed"]) func takesANegativeNumberAsTheValue(
        option: String
    ) {
        do {
            _ = try ServeCommand.parse([option, "-1"])
            Issue.record("-1 is taken for \(option)")
        } catch {
            let message = ServeCommand.message(for: error)
            #expect(message.contains(option) && !message.contains("Missing value"), "\(message)")
        }
    }
}
