internal import APILoading
internal import Diagnostics
internal import LocalSystem
internal import MockEngine

/// Loads the APIs of a command from the files of this machine.
struct CommandAPIs {
    let files: LocalFiles
    var overlays = OverlayPlan()

    /// Loads the APIs called `names`, or all built-in ones if there are none.
    ///
    /// Warnings go to standard error.
    func load(_ names: [String]) throws(Failure) -> LoadedAPIs {
        let loaded = try Failure.loading { () throws(LoadingError) in try loader.load(names).whole() }
        Output.standardError.write(loaded.findings.rendered())
        return loaded
    }

    /// Loads every built-in API and those called `names`, for scenarios.
    func load(builtInAnd names: [String]) throws(Failure) -> LoadedAPIs {
        try load(loader.finder.builtInNames + names)
    }

    var loader: APILoader { APILoader(files: files, installation: .ofThisProgram, overlays: overlays) }
}

extension LoadedAPIs {
    /// Each API with the argument that named it; with its name if there were no arguments.
    func named(by arguments: [String]) -> [(api: API, argument: String)] {
        zip(apis, arguments.isEmpty ? apis.map(\.name) : arguments).map { (api: $0, argument: $1) }
    }
}

extension Installation {
    /// Nil if the program's own files were not found.
    static var ofThisProgram: Installation? { find(in: ProcessEnvironment.homeFolders, files: LocalFiles()) }
}
