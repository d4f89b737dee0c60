internal import APILoading
package import ArgumentParser
internal import JSONModel
internal import LocalSystem
internal import MockEngine

/// `understudy list`: the operations of APIs, their credentials, and how to provoke each error.
package struct ListCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Show an API's operations, credentials and errors, or which APIs are built in.",
        discussion: "Exit codes: 0 the list was written, 2 a file or a name is wrong, 64 wrong usage.")

    @Argument(
        help: "A built-in API or a folder; one line for every built-in API when there is none.", completion: .apis)
    var apis: [String] = []

    @Option(help: "How the list is written; json has everything, with or without arguments.")
    var format = OutputFormat.text

    @OptionGroup var overlays: OverlayFlags

    @OptionGroup var files: FileFlags

    package init() {}

    package func run() throws {
        try Failure.reporting { () throws(Failure) in
            let plan = overlays.plan
            let loaded = try CommandAPIs(files: files.files, overlays: plan).load(apis)
            let descriptions = loaded.named(by: apis).map { api, argument in
                APIDescription(api, argument: argument, overlays: plan, now: SystemClock.now())
            }
            Output.standardOutput.write(text(of: descriptions))
            return .success
        }
    }

    private func text(of descriptions: [APIDescription]) -> String {
        switch format {
        case .json: APIDescription.document(of: descriptions)
        case .text where apis.isEmpty: APIDescription.table(of: descriptions)
        case .text: descriptions.map(\.page).joined(separator: "\n")
        }
    }
}
