import ArgumentParser
import LocalSystem
import Testing

@testable import Commands

/// What the pages show: links that lead somewhere, and commands that there are.
struct DocumentationTests {
    @Test(arguments: DocumentationPage.all) func linksLeadSomewhere(page: DocumentationPage) throws {
        let folder = page.path.hasPrefix("docs/") ? "docs/" : ""
        for link in try page.links() {
            let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            let target = Self.normalized(parts[0].isEmpty ? page.path : folder + parts[0])
            #expect(LocalFiles().exists("\(Checkout.root)/\(target)"), "\(link)")
            guard parts.count == 2 else { continue }
            #expect(try DocumentationPage(path: target).anchors().contains(parts[1]), "\(link)")
        }
    }

    private static func normalized(_ path: String) -> String {
        path.split(separator: "/").reduce(into: [Substring]()) { parts, part in
            if part == ".." { parts.removeLast() } else { parts.append(part) }
        }.joined(separator: "/")
    }

    @Test(arguments: DocumentationPage.all) func commandsAreThoseOfTheProgram(page: DocumentationPage) throws {
        let (text, blocks) = try page.parts()
        let shown = blocks.flatMap { Self.commands($0.lines) }
        let inline = text.flatMap { $0.matches(of: /`(understudy [^`]*)`/).map { String($0.output.1) } }
        for command in shown + inline {
            for words in ShellWords.commands(in: command) where words.first == "understudy" {
                var arguments = Array(words.dropFirst()).filter { $0 != "…" && $0 != "API…" }
                // Because sentences name commands without what they need.
                if arguments.count == 1 { arguments.append("--help") }
                do { _ = try UnderstudyCommand.parseAsRoot(arguments) } catch {
                    // Because --help and --version end as errors do, with the code of a success.
                    let isWrong = UnderstudyCommand.exitCode(for: error) != .success
                    #expect(!isWrong, "\(command): \(UnderstudyCommand.message(for: error))")
                }
            }
        }
    }

    @Test func findsCommands() throws {
        let blocks = try DocumentationPage(path: "docs/cookbook.md").parts().blocks
        #expect(blocks.flatMap { Self.commands($0.lines) }.count > 40)
        #expect(
            ShellWords.commands(in: "a 'b c' \"d\" | understudy key x > y && b; understudy list &").map(\.count) == [
                3, 3, 1, 2,
            ])
    }

    /// The lines after `$ `, with those that a backslash continues.
    static func commands(_ lines: [String]) -> [String] {
        var commands: [String] = []
        var isOpen = false
        for line in lines {
            if isOpen {
                commands[commands.count - 1] += "\n" + line
            } else if line.hasPrefix("$ ") {
                commands.append(String(line.dropFirst(2)))
            } else {
                continue
            }
            isOpen = line.hasSuffix("\\")
        }
        return commands
    }

    @Test func readmeNamesEveryCommand() throws {
        let readme = try DocumentationPage(path: "README.md").lines()
        for command in UnderstudyCommand.configuration.subcommands {
            let name = try #require(command.configuration.commandName)
            #expect(readme.count { $0.hasPrefix("| `understudy \(name)") } == 1, "\(name)")
        }
    }

    @Test func readmeLeadsToEveryPage() throws {
        let links = try DocumentationPage(path: "README.md").links()
        for page in DocumentationPage.all.dropFirst() { #expect(links.contains(page.path), "\(page.path)") }
    }
}

/// The words of a shell's commands: what the pages need of its grammar.
enum ShellWords {
    /// The commands of a line, also those inside `$( … )`; redirections are left out.
    static func commands(in line: String) -> [[String]] {
        let inner = line.matches(of: /\$\(([^()]*)\)/).flatMap { Self.commands(in: String($0.output.1)) }
        var commands: [[String]] = [[]]
        var word: String?
        var quote: Character?
        func end() {
            if let word { commands[commands.count - 1].append(word) }
            word = nil
        }
        for character in line.replacing("\\\n", with: " ").replacing(/\$\([^()]*\)/, with: "X") {
            if let open = quote {
                if character == open { quote = nil } else { word?.append(character) }
            } else if character == "'" || character == "\"" {
                quote = character
                word = word ?? ""
            } else if "|&;".contains(character) {
                end()
                commands.append([])
            } else if character.isWhitespace {
                end()
            } else {
                word = (word ?? "") + String(character)
            }
        }
        end()
        return commands.filter { !$0.isEmpty }.map { words in
            Array(words.prefix { $0 != ">" && $0 != "<" && $0 != "2>" && $0 != "#" })
        } + inner
    }
}
