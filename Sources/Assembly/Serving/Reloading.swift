package import APILoading
package import Documents
package import LocalSystem

/// Tells a server how to load its APIs again after one of their files changed.
package struct Reloading: Sendable {
    /// The files read for the APIs that are served first.
    let files: FileSnapshot
    /// Loads the same APIs from the current files.
    let load: @Sendable (FileSnapshot) throws(LoadingError) -> LoadedAPIs
    /// Called with the outcome of every reload, on a thread of the server.
    let report: @Sendable (ReloadOutcome) -> Void

    package init(
        _ files: FileSnapshot, load: @escaping @Sendable (FileSnapshot) throws(LoadingError) -> LoadedAPIs,
        report: @escaping @Sendable (ReloadOutcome) -> Void
    ) {
        self.files = files
        self.load = load
        self.report = report
    }
}

/// The outcome of a reload.
package enum ReloadOutcome: Sendable {
    /// These APIs are served from now on; `in` is the time it took to load them.
    case reloaded(LoadedAPIs, in: Duration)
    /// The APIs of before go on.
    case kept(LoadingError)
    /// Files are watched no longer.
    case ended(WatchError)
}
