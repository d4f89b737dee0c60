import LocalSystem
import Testing

/// `understudy list` beside what the pages say of it.
struct ListTests {
    @Test func theReadmeShowsWhatTheProgramPrints() throws {
        let page = String(decoding: try LocalFiles().read("\(Checkout.root)/README.md"), as: UTF8.self)
        let section = try #require(
            page.split(separator: "## What is built in\n").last?.split(separator: "```").dropFirst().first)
        var commands = 0
        for block in section.split(separator: "$ understudy ").dropFirst() {
            let lines = block.split(separator: "\n")
            let arguments = lines[0].split(separator: " ").map(String.init)
            let printed = try ChildProcess(Checkout.program, arguments).finish().output
            // Because `…` stands for what is left out, the pieces between are there in this order.
            var rest = printed[...]
            for piece in lines.dropFirst().joined(separator: "\n").split(separator: "…") {
                let text = piece.drop { $0 == "\n" }
                guard !text.isEmpty else { continue }
                let place = try #require(rest.firstRange(of: text), "not printed: \(text)")
                rest = rest[place.upperBound...]
            }
            commands += 1
        }
        #expect(commands == 2)
    }

    @Test(arguments: ["citypay", "libro", "storegister", "synapto"])
    func printsLinesOfAtMostAHundredColumns(api: String) throws {
        let printed = try ChildProcess(Checkout.program, ["list", api]).finish().output
        #expect(printed.contains("Credentials\n"))
        #expect(printed.split(separator: "\n").filter { $0.count > 100 } == [])
    }
}
