internal import APILoading
internal import Diagnostics
internal import LocalSystem
internal import MockEngine

/// The APIs a command works with: what is found for the names that it was given, in the files of this machine.
enum CommandAPIs {
    /// The APIs called `names`, or every built-in one when there are none; warnings go to standard error.
    static func load(_ names: [String], overlays: OverlayPlan = OverlayPlan()) throws(Failure) -> LoadedAPIs {
        let loaded = try Failure.loading { () throws(LoadingError) in
            try loader(overlays: overlays).load(names).whole()
        }
        Output.standardError.write(loaded.findings.rendered())
        return loaded
    }

    /// What scenarios may speak of: every built-in API, and those called `names`.
    static func load(builtInAnd names: [String], overlays: OverlayPlan) throws(Failure) -> LoadedAPIs {
        try load(loader().finder.builtInNames + names, overlays: overlays)
    }

    /// Reads the files of this machine.
    static func loader(overlays: OverlayPlan = OverlayPlan()) -> APILoader {
        APILoader(files: LocalFiles(), installation: .ofThisProgram, overlays: overlays)
    }
}

extension Installation {
    /// Nil where none of the files that come with the program can be found.
    static var ofThisProgram: Installation? { find(in: ProcessEnvironment.homeFolders, files: LocalFiles()) }
}
