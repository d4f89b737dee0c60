internal import APILoading
package import ArgumentParser
internal import Contract
internal import Diagnostics
internal import Documents
internal import Generation
internal import MockEngine
internal import Reporting
internal import Scaffolding

/// `understudy init`: writes a first scenario for each operation of a contract, each tried on a mock of it.
package struct InitCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Write a first scenario for each operation of an API.",
        discussion: """
            Every scenario is tried on a mock of the API before it is written, and passes there. Exit codes: 0 there is \
            one for each operation, 1 some were not written, 2 a file is wrong, 3 no mock can be started, 64 wrong usage.
            """)

    @Argument(help: "A built-in API, a folder with openapi.yaml, or an OpenAPI document.", completion: .apis)
    var contract: String

    @Option(help: "The folder to write to; it is made where it is not there.", completion: .directory)
    var into = "scenarios"

    @Option(
        help: ArgumentHelp(
            "What the scenarios call the API. (default: the folder's or document's name)", valueName: "name"))
    var api: String?

    @Flag(help: "Write over files that are there.")
    var force = false

    @OptionGroup var overlays: OverlayFlags

    @OptionGroup var files: FileFlags

    package init() {}

    package func run() throws {
        try Failure.reporting { () throws(Failure) in
            let source = api.map { "\($0)=\(contract)" } ?? contract
            let commandAPIs = CommandAPIs(files: files.files, overlays: overlays.plan)
            let apis = try commandAPIs.load([source]).apis
            let isBuiltIn = commandAPIs.loader.finder.isBuiltIn(source)
            let command = verifyCommand(source, apis.first?.name ?? "", isBuiltIn: isBuiltIn)
            var report = InitReport(folder: into, command: command)
            let folder = try ScenarioFolder(path: into, isForced: force)
            let trial = try ScenarioTrial(apis)
            defer { trial.close() }
            for api in apis { try write(api, to: folder, trial, &report) }
            Output.standardError.write(report.errors)
            Output.standardOutput.write(report.text)
            return report.isComplete ? .success : ExitCode(1)
        }
    }

    private func write(
        _ api: API, to folder: ScenarioFolder, _ trial: ScenarioTrial, _ report: inout InitReport
    ) throws(Failure) {
        var drafter = ScenarioDrafter(api.contract, api: api.name)
        for (operation, result) in drafter.drafts() {
            switch result {
            case .failure(let failure): report.leaveOut(operation.id, "no request can be made: \(failure)")
            case .success(let draft):
                switch trial.steps(of: draft) {
                case .failure(let refused): report.leaveOut(operation.id, refused.reason)
                case .success(let steps):
                    let file = "\(draft.name).yaml"
                    let isWritten = try folder.write(draft.text(steps, schema: folder.schema), to: file)
                    report.add(folder.path(of: file), isWritten: isWritten)
                }
            }
        }
    }

    /// The command that runs the written scenarios.
    ///
    /// It need not name a built-in API.
    private func verifyCommand(_ source: String, _ name: String, isBuiltIn: Bool) -> String {
        var words = ["understudy", "verify"]
        if !isBuiltIn { words += ["--api", ShellWord.quoted(source)] }
        // `verify` has other APIs too, so each overlay is given with the API's name.
        words += overlays.overlay.flatMap { ["--overlay", ShellWord.quoted("\(name)=\($0.path)")] }
        words += overlays.dialect.flatMap { ["--dialect", ShellWord.quoted("\($0.api)=\($0.name)")] }
        return (words + [ShellWord.quoted(into)]).joined(separator: " ")
    }
}
