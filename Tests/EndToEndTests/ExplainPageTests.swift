import Testing

@testable import Commands

/// `docs/explain.md` is what `understudy explain --markdown` prints.
struct ExplainPageTests {
    @Test func isWhatTheProgramPrints() throws {
        let outcome = try ChildProcess(Checkout.program, ["explain", "--markdown"]).finish()
        #expect(outcome.exit == 0)
        #expect(outcome.errors == "")
        let page = String(decoding: try LocalFiles().read("\(Checkout.root)/docs/explain.md"), as: UTF8.self)
        #expect(outcome.output == page, "write it anew: understudy explain --markdown > docs/explain.md")
    }

    @Test func explainsEveryCodeOnce() throws {
        let list = try ChildProcess(Checkout.program, ["explain"]).finish().output
        let codes = list.split(separator: "\n").compactMap { $0.firstMatch(of: #/^  (E[0-9]{4})  /#)?.1 }.map(
            String.init)
        #expect(codes.count > 20)
        #expect(Set(codes).count == codes.count)
        for code in codes {
            let outcome = try ChildProcess(Checkout.program, ["explain", code]).finish()
            #expect(outcome.exit == 0)
            for part in ["\(code): ", "means:", "why:", "what to do:", "example:"] {
                #expect(outcome.output.contains(part), "\(code)")
            }
        }
    }
}
