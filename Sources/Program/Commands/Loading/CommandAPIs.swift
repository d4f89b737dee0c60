internal import APILoading
internal import Diagnostics
internal import LocalSystem
internal import MockEngine

/// The APIs a command works with: what is found for the names that it was given, in the files of this machine.
struct CommandAPIs {
    let files: LocalFiles
    var overlays = OverlayPlan()

    /// The APIs called `names`, or every built-in one when there are none; warnings go to standard error.
    func load(_ names: [String]) throws(Failure) -> LoadedAPIs {
        let loaded = try Failure.loading { () throws(LoadingError) in try loader.load(names).whole() }
        Output.standardError.write(loaded.findings.rendered())
        return loaded
    }

    /// What scenarios may speak of: every built-in API, and those called `names`.
    func load(builtInAnd names: [String]) throws(Failure) -> LoadedAPIs {
        try load(loader.finder.builtInNames + names)
    }

    var loader: APILoader { APILoader(files: files, installation: .ofThisProgram, overlays: overlays) }
}

extension Installation {
    /// Nil where none of the files that come with the program can be found.
    static var ofThisProgram: Installation? { find(in: ProcessEnvironment.homeFolders, files: LocalFiles()) }
}
