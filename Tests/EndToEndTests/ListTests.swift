import LocalSystem
import RawHTTP
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

    @Test func aClientInAnotherLanguageMakesItsOwnKey() throws {
        let page = String(decoding: try LocalFiles().read("\(Checkout.root)/docs/listing.md"), as: UTF8.self)
        let code = try #require(page.split(separator: "```python\n").last?.split(separator: "```").first)
        let folder = Checkout.program.split(separator: "/").dropLast().map { "/\($0)" }.joined()
        let made = try ChildProcess("/usr/bin/env", ["PATH=\(folder):/usr/bin:/bin", "python3", "-c", String(code)])
            .finish()
        #expect(made.errors == "")
        let key = try #require(made.output.split(separator: "\n").first)
        let mock = try RunningMock("citypay")
        let client = try mock.connect()
        let head =
            "POST /v6/intent/retrieve HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 28\r\n"
        // An intent that is not there is looked for only with a good key.
        client.send("\(head)cp-api-key: \(key)\r\n\r\n" + #"{"payment_intent_id": "nil"}"#)
        #expect(try client.readResponse().body.contains("D101"))
        #expect(try mock.stop() == .quiet)
    }

    @Test(arguments: ["citypay", "libro", "storegister", "synapto"])
    func printsLinesOfAtMostAHundredColumns(api: String) throws {
        let printed = try ChildProcess(Checkout.program, ["list", api]).finish().output
        #expect(printed.contains("Credentials\n"))
        #expect(printed.split(separator: "\n").filter { $0.count > 100 } == [])
    }
}
