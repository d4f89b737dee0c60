internal import ArgumentParser
internal import LocalSystem

/// Options for the folders below which files may be named.
struct FileFlags: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Let contracts, behaviours and scenarios name files below this folder too, and not only below their own.",
            valueName: "folder"), completion: .directory)
    var allowFolder: [String] = []

    /// The files of this machine.
    var files: LocalFiles { LocalFiles(allowedFolders: allowFolder) }
}
