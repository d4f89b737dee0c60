package import APILoading
package import Documents
package import LocalSystem

/// How a server's APIs are loaded again when one of their files changes.
package struct Reloading: Sendable {
    /// What was read for the APIs that are served first.
    let files: FileSnapshot
    /// Loads the same APIs from the files as they are now.
    let load: @Sendable (FileSnapshot) throws(LoadingError) -> LoadedAPIs
    /// Is told each time what came of it, on a thread of the server's own.
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

/// What came of changed files.
package enum ReloadOutcome: Sendable {
    /// These APIs answer from now on; loading them took so long.
    case reloaded(LoadedAPIs, in: Duration)
    /// The APIs of before go on.
    case kept(LoadingError)
    /// Files are watched no longer.
    case ended(WatchError)
}
