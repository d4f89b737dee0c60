import Testing

@testable import Commands

struct OutputTests {
    private static func allows(_ variables: [String: String]) -> Bool { Output.allowsColor { variables[$0] } }

    @Test func coloursAreRefusedByNoColorUnlessItIsEmpty() {
        #expect(Self.allows([:]))
        #expect(Self.allows(["NO_COLOR": "", "TERM": "xterm"]))
        #expect(!Self.allows(["NO_COLOR": "1"]))
        #expect(!Self.allows(["NO_COLOR": "0"]))
    }

    @Test func aDumbTerminalShowsNoColours() { #expect(!Self.allows(["TERM": "dumb"])) }
}
