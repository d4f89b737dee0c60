internal import APILoading
package import ArgumentParser
internal import Behaviour
internal import MockEngine

/// `understudy fidelity`: how we know that the mock behaves like the real API.
package struct FidelityCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "fidelity", abstract: "Show which behaviour is documented, found elsewhere, or assumed.",
        discussion: "Exit codes: 0 the notes were written, 2 a file or a name is wrong, 64 wrong usage.")

    @Argument(help: "A built-in API or a folder; every built-in API when there is none.", completion: .apis)
    var apis: [String] = []

    @OptionGroup var overlays: OverlayFlags

    @OptionGroup var files: FileFlags

    package init() {}

    package func run() throws {
        try Failure.reporting { () throws(Failure) in
            let loaded = try CommandAPIs(files: files.files, overlays: overlays.plan).load(apis)
            for (api, argument) in loaded.named(by: apis) {
                Output.standardOutput.write(
                    FidelityPage.markdown(of: api, argument: argument, overlays: overlays.plan))
            }
            return .success
        }
    }
}
